// The conversation: lines in their order, each once, cards where they stand, days between.
import { Mine, Theirs, element } from "/chat/static/bubble.js";
import { dayName, dayOf, length, say } from "/chat/static/words.js";

function spokenOrTyped({ voice, text }) {
  if (voice === undefined) return text;
  const note = say("note", length(voice));
  return text ? `${note}\n${text}` : note;
}

export class Log {
  // hands: press(choice), compose(text), focus(), toast(text), news()
  constructor(list, hands) {
    this.list = list;
    this.hands = hands;
    this.last = 0; // the number of the newest line seen
    this.day = "";
    this.days = [];
    this.mine = new Map(); // what this person said, by the page's key
    this.cards = new Map();
    this.theirs = []; // every bubble that may hold buttons
    this.pressed = new Set(); // pressed on this very page: only here is the answer shown briefly
  }

  // The next lines of the history; `live` unless they are what was said before the page opened.
  take(lines, live) {
    for (const line of lines) {
      if (line.seq <= this.last) continue;
      this.last = line.seq;
      if (line.from === "me") this.takeMine(line);
      else this.takeTheirs(line, live);
    }
    this.nameDays();
  }

  takeMine(line) {
    if (line.choice) this.hold(line.key, line.choice);
    const text = spokenOrTyped(line);
    if (!text) return;
    const moment = new Date(line.at);
    const shown = this.mine.get(line.key) ?? new Mine(text, moment);
    this.mine.set(line.key, shown);
    shown.at(moment);
    shown.become("kept");
    this.place(shown);
  }

  takeTheirs(line, live) {
    if (line.press) this.release(line.press);
    if (line.toast && live && this.pressed.has(line.press)) this.hands.toast(line.toast);
    if (!line.text && !line.voice) return;
    const card = line.card && this.cards.get(line.card);
    if (card) {
      card.update(line);
      return;
    }
    const shown = new Theirs(line, this.hands);
    this.theirs.push(shown);
    if (line.card) this.cards.set(line.card, shown);
    this.place(shown);
    if (live) this.hands.news();
  }

  // Typed just now, or before a reload, and not acknowledged yet: below all that has a number.
  await({ key, text, at }) {
    if (this.mine.has(key)) return;
    const shown = new Mine(text, new Date(at ?? Date.now()));
    shown.root.dataset.waits = "";
    this.mine.set(key, shown);
    this.list.append(shown.root);
  }

  kept(key) {
    const shown = this.mine.get(key);
    if (shown?.state === "pending") shown.become("kept");
  }

  refused(key, why) {
    this.mine.get(key)?.become("refused", why);
  }

  // Whether this was shown, but has not come back as a numbered line.
  unnumbered(key) {
    const shown = this.mine.get(key);
    return shown !== undefined && "waits" in shown.root.dataset;
  }

  // A press: its card waits until it changes or the press is answered.
  hold(key, choice) {
    this.theirs.findLast((one) => one.choices.includes(choice))?.wait(key, choice);
  }

  release(key) {
    for (const one of this.theirs) one.answered(key);
  }

  place(shown) {
    const day = dayOf(shown.moment);
    const below = this.list.querySelector("[data-waits]");
    const itself = below === shown.root;
    if (day !== this.day) {
      this.day = day;
      const name = element("li", "day");
      this.days.push([name, shown.moment]);
      this.list.insertBefore(name, below);
    }
    delete shown.root.dataset.waits;
    if (!itself) this.list.insertBefore(shown.root, below);
  }

  // "Today" becomes "yesterday" on a page that stays open.
  nameDays() {
    for (const [node, moment] of this.days) {
      const name = dayName(moment);
      if (node.textContent !== name) node.textContent = name;
    }
  }
}
