// One thing said: its text, its time, its buttons. Everything is put in as text, never as HTML.
import { begun, known } from "/chat/static/commands.js";
import { hour, length, say } from "/chat/static/words.js";

export function element(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}

// Commands in what Ramal says can be pressed: they go into the composer, never further.
function fill(node, text, compose) {
  const pieces = text.split(/(?<![^\s(])(\/[a-zà-ÿ]+)(?=$|[\s:.,;!?)])/i);
  const nodes = pieces.map((piece) => {
    if (!piece.startsWith("/") || !known(piece)) return document.createTextNode(piece);
    const button = element("button", "command", piece);
    button.type = "button";
    button.addEventListener("click", () => compose(begun(piece)));
    return button;
  });
  node.replaceChildren(...nodes);
}

// Only what changed is written: a screen reader reads out what is written.
function rewrite(node, text, compose) {
  if (node.textContent !== text) fill(node, text, compose);
  node.hidden = text === "";
}

// A voice note: how loud it is where, and the browser's own controls.
function player({ seq, voice }) {
  const note = element("div", "voice");
  const bars = element("div", "bars");
  bars.setAttribute("aria-hidden", "true");
  for (const level of voice.waveform) {
    const bar = element("span", "bar");
    bar.style.height = `${10 + (level / 31) * 90}%`;
    bars.append(bar);
  }
  const audio = element("audio", "");
  audio.controls = true;
  audio.preload = "none";
  audio.src = `/chat/sound/${seq}`;
  audio.dataset.testid = "voice";
  audio.setAttribute("aria-label", say("voice-of", length(voice.seconds)));
  note.append(bars, audio, element("span", "length", length(voice.seconds)));
  return note;
}

// A drawing of ours; pressed, it opens alone and whole. Its text says in words what it shows.
function picture({ seq, text }) {
  const link = element("a", "picture");
  link.href = `/chat/picture/${seq}`;
  link.target = "_blank";
  const image = element("img", "");
  image.src = link.href;
  image.alt = text;
  image.dataset.testid = "picture";
  link.append(image);
  return link;
}

class Bubble {
  constructor(side, moment) {
    this.moment = moment;
    this.root = element("li", `line ${side}`);
    this.root.dataset.testid = side === "me" ? "said" : "message";
    this.box = element("div", "bubble");
    this.speaker = element("span", "unseen", say(side === "me" ? "you" : "ramal"));
    this.text = element("div", "text");
    this.foot = element("div", "foot");
    this.time = element("time", "", hour(moment));
    this.time.dateTime = moment.toISOString();
    this.foot.append(this.time);
    this.box.append(this.speaker, this.text, this.foot);
    this.root.append(this.box);
  }
}

// What the person said. It is shown at once; a clock turns into a tick when the server has it.
export class Mine extends Bubble {
  constructor(text, moment) {
    super("me", moment);
    this.text.textContent = text;
    this.mark = element("span", "mark");
    this.mark.setAttribute("role", "img");
    this.foot.append(this.mark);
    this.become("pending");
  }

  become(state, why = "") {
    this.state = state;
    this.root.dataset.state = state;
    this.mark.setAttribute("aria-label", say(state === "refused" ? "refused-before" : state));
    if (state !== "refused") return;
    this.why ??= this.box.appendChild(element("p", "why"));
    this.why.textContent = say("refused", why);
  }

  at(moment) {
    this.moment = moment;
    this.time.textContent = hour(moment);
    this.time.dateTime = moment.toISOString();
  }
}

// What Ramal said; a card changes where it stands.
export class Theirs extends Bubble {
  constructor(line, hands) {
    super("ramal", new Date(line.at));
    this.hands = hands;
    this.buttons = element("div", "buttons");
    this.root.append(this.buttons);
    this.waiting = new Map(); // pressed and not yet answered: key -> choice
    if (line.card) this.makeCard();
    if (line.voice) this.box.insertBefore(player(line), this.text);
    if (line.picture) this.box.insertBefore(picture(line), this.text);
    this.update(line);
  }

  makeCard() {
    this.root.dataset.testid = "card";
    this.box.classList.add("card");
    this.text.remove();
    this.parts = ["title", "body", "state"].map((name) => element("div", name));
    this.foot.before(...this.parts);
  }

  update(line) {
    const { compose } = this.hands;
    if (this.parts) {
      const [whole, title, body, state] = line.text.match(/^([^\n]*)\n?([^]*?)(?:\n\n([^]*))?$/);
      const texts = whole === title ? [title, "", ""] : [title, body, state ?? ""];
      this.parts.forEach((part, index) => rewrite(part, texts[index], compose));
      this.root.dataset.order = line.order?.outcome || line.order?.state || "";
    } else {
      rewrite(this.text, line.text, compose);
    }
    const changed = hour(new Date(line.at));
    const first = hour(this.moment);
    this.time.textContent = changed === first ? first : `${first} · ${say("updated", changed)}`;
    this.waiting.clear();
    this.offer(line.buttons);
  }

  offer(buttons) {
    const held = this.buttons.contains(document.activeElement);
    this.choices = buttons.map(({ choice }) => choice);
    const made = buttons.map(({ label, choice }) => {
      const button = element("button", "", label);
      button.type = "button";
      button.dataset.choice = choice;
      button.addEventListener("click", () => this.waiting.size || this.hands.press(choice));
      return button;
    });
    this.buttons.replaceChildren(...made);
    this.buttons.hidden = made.length === 0;
    // The pressed button is gone: whoever works with the keyboard goes on writing.
    if (held) this.hands.focus();
  }

  wait(key, choice) {
    this.waiting.set(key, choice);
    this.mark();
  }

  answered(key) {
    if (this.waiting.delete(key)) this.mark();
  }

  // aria-disabled, not disabled: a disabled button would drop the keyboard's focus.
  mark() {
    const pressed = [...this.waiting.values()];
    for (const button of this.buttons.children) {
      if (pressed.length > 0) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
      button.classList.toggle("pressed", pressed.includes(button.dataset.choice));
    }
  }
}
