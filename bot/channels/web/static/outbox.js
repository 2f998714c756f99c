// What this person said and the server has not yet acknowledged; it outlives the page.
const LATEST_PRESS = 120_000; // a forgotten press must not dial when the page is opened tomorrow
const KEY = /^[0-9a-f]{24}$/;

export function newKey() {
  // Not randomUUID: that exists only over https and on this very machine.
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// One entry a message: two open pages of one person write beside each other, never over.
export class Outbox {
  constructor(person) {
    this.prefix = `ramal.out:${encodeURIComponent(person)}:`;
    this.memory = new Map(); // where the browser stores nothing, this page still delivers
    this.count = 0;
  }

  add(item) {
    const entry = { ...item, at: Date.now(), n: (this.count += 1) };
    this.memory.set(entry.key, entry);
    try {
      localStorage.setItem(this.prefix + entry.key, JSON.stringify(entry));
    } catch {
      // full or forbidden
    }
    return entry;
  }

  remove(key) {
    this.memory.delete(key);
    try {
      localStorage.removeItem(this.prefix + key);
    } catch {
      // forbidden
    }
  }

  // Forgets presses that are too old to be meant still, and names them.
  expire() {
    const old = this.list().filter((x) => x.type === "press" && Date.now() - x.at > LATEST_PRESS);
    for (const { key } of old) this.remove(key);
    return old;
  }

  // In the order in which they were said.
  list() {
    const found = new Map(this.memory);
    for (const entry of this.stored()) found.set(entry.key, entry);
    return [...found.values()].sort((one, other) => one.at - other.at || one.n - other.n);
  }

  stored() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(this.prefix))
        .map((name) => this.parsed(name))
        .filter(Boolean);
    } catch {
      return [];
    }
  }

  parsed(name) {
    try {
      const entry = JSON.parse(localStorage.getItem(name));
      const whole = entry.type === "say" ? entry.text : entry.choice;
      return KEY.test(entry.key) && typeof whole === "string" ? entry : null;
    } catch {
      return null;
    }
  }
}
