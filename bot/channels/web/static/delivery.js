// One message at a time, in order, until each is acknowledged: again after every lost connection.
const ACK_WAIT = 10_000;

export class Delivery {
  // hands: send(item), drop(), acknowledged(key, seq), refused(item, why), slowed(why), expired(key)
  constructor(outbox, hands) {
    this.outbox = outbox;
    this.hands = hands;
    this.open = false;
    this.flying = null;
  }

  connected(open) {
    this.open = open;
    this.flying = null;
    clearTimeout(this.timer);
    this.next();
  }

  next() {
    if (!this.open || this.flying) return;
    for (const { key } of this.outbox.expire()) this.hands.expired(key);
    const [item] = this.outbox.list();
    if (!item) return;
    this.flying = item;
    this.hands.send(item);
    // No acknowledgement is no proof of loss: it is sent again with the same key.
    this.timer = setTimeout(() => this.hands.drop(), ACK_WAIT);
  }

  acknowledged({ key, seq }) {
    this.outbox.remove(key);
    this.hands.acknowledged(key, seq);
    this.land(key);
  }

  refused({ key, text, retry }) {
    if (this.flying?.key !== key) {
      this.hands.slowed(text);
      return;
    }
    if (retry !== undefined) {
      this.hands.slowed(text);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.land(key), retry * 1000);
      return;
    }
    const item = this.flying;
    this.outbox.remove(key);
    this.hands.refused(item, text);
    this.land(key);
  }

  land(key) {
    if (this.flying?.key !== key) return;
    clearTimeout(this.timer);
    this.flying = null;
    this.next();
  }
}
