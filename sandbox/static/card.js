// One telephone on the page: a card that is updated in place, so that focus stays where it was.
import { clock, grouped, result, say } from "/phones/words.js";
import { Microphone } from "/phones/microphone.js";
import { keyTone } from "/phones/tones.js";

const HANDSET = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1z"/></svg>';
const PERSON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm0 2c-4 0-8.5 2-8.5 5.5V21h17v-1.500C20.500 16 16 14 12 14z"/></svg>';
const KEYS = "123456789*0#";
const KEYPAD_WORKS = ["hearing", "awaiting_key"];
const TALKING = [...KEYPAD_WORKS, "nothing_pressed", "recording", "waiting", "joined", "failing"];

function element(tag, className, testid) {
  const made = document.createElement(tag);
  made.className = className;
  if (testid) made.dataset.testid = testid;
  return made;
}

export class Card {
  constructor(phone, { act, bring, hearing }) {
    this.act = act; // (phone, what, extra) posts to the sandbox
    this.bring = bring; // (phone, wav) posts what the microphone heard
    this.hearing = hearing; // seconds since the phone's present state began
    this.audio = null;
    this.microphone = null; // of the page on which the phone was answered, and of no other
    this.build();
    this.update(phone);
  }

  build() {
    this.root = element("article", "phone", "phone");
    this.root.tabIndex = -1;
    const avatar = element("div", "avatar");
    avatar.innerHTML = PERSON;
    this.number = element("div", "number", "number");
    this.state = element("div", "state", "phone-state");
    this.words = element("p", "words", "words");
    this.words.tabIndex = 0;
    this.note = element("p", "note");
    this.pressed = element("div", "keys-pressed", "keys");
    this.pressed.setAttribute("aria-live", "polite");
    this.answered = element("audio", "", "recording");
    this.answered.controls = true;
    this.answered.preload = "none";
    this.root.append(avatar, this.number, this.state, this.words, this.note, this.answered, this.pressed);
    this.buildKeypad();
    this.buildHands();
    this.root.addEventListener("keydown", (event) => {
      if (!this.keypad.hidden && KEYS.includes(event.key)) this.press(event.key);
    });
  }

  buildKeypad() {
    this.keypad = element("div", "keypad");
    this.keypad.setAttribute("role", "group");
    for (const key of KEYS) {
      const button = element("button", "", `key-${key}`);
      button.type = "button";
      button.textContent = key;
      button.addEventListener("click", () => this.press(key));
      this.keypad.append(button);
    }
    this.root.append(this.keypad);
  }

  buildHands() {
    this.hands = element("div", "hands");
    this.decline = this.hand("no", "decline", () => this.hangUp());
    this.answer = this.hand("yes", "answer", () => this.pickUp());
    this.hangup = this.hand("no", "hangup", () => this.hangUp());
    this.root.append(this.hands);
  }

  hand(kind, name, action) {
    const button = element("button", `hand ${kind}`, name);
    button.type = "button";
    button.innerHTML = `<span>${HANDSET}</span><span></span>`;
    button.addEventListener("click", action);
    this.hands.append(button);
    return button;
  }

  press(key) {
    keyTone(key);
    this.act(this.phone, "press", { key });
  }

  pickUp() {
    if (this.phone.record_for) {
      this.microphone = new Microphone();
      this.microphone.ready.then(() => this.label());
    }
    this.act(this.phone, "answer", {});
  }

  // What was said reaches the sandbox before the call is over, and is what ends it.
  async finish() {
    if (this.finishing) return;
    this.finishing = true;
    const { phone, microphone } = this;
    const wav = microphone.finish();
    if (!wav || !(await this.bring(phone, wav))) this.act(phone, "hangup", { leg: String(phone.leg) });
  }

  hangUp() {
    if (this.phone.state === "recording" && this.microphone) return this.finish();
    return this.act(this.phone, "hangup", { leg: String(this.phone.leg) });
  }

  update(phone) {
    const before = this.phone;
    this.phone = phone;
    const { person, state } = phone;
    const talks = TALKING.includes(state);
    this.root.dataset.state = state;
    this.root.dataset.person = person ? "yes" : "no";
    this.root.dataset.number = phone.number;
    this.number.textContent = grouped(phone.number);
    this.pressed.textContent = talks ? phone.keys : "";
    this.pressed.hidden = !this.pressed.textContent;
    // once two people are joined, keys go from one to the other and the platform hears none
    this.keypad.hidden = !(person && KEYPAD_WORKS.includes(state));
    this.hands.hidden = !person || state === "ended";
    const held = this.root.contains(document.activeElement);
    this.answer.hidden = this.decline.hidden = state !== "ringing";
    this.hangup.hidden = !talks;
    // Answering hides the button that was just pressed: its focus moves on to its successor.
    if (held && before?.state === "ringing" && talks) this.hangup.focus({ preventScroll: true });
    this.label();
    this.showWords(talks || phone.status === "OK"); // nobody heard the words of an unanswered call
    this.play();
    this.record();
    this.tick();
  }

  record() {
    const { state, recording_url: address } = this.phone;
    if (state === "recording") this.microphone?.start();
    if (state === "ended" && !this.finishing) this.microphone?.close();
    this.answered.hidden = !address;
    if (address && this.answered.getAttribute("src") !== address) this.answered.src = address;
  }

  label() {
    const { phone } = this;
    this.root.setAttribute("aria-label", grouped(phone.number));
    this.keypad.setAttribute("aria-label", say("keypad"));
    for (const button of this.keypad.children) {
      button.setAttribute("aria-label", say("key", { key: button.textContent }));
    }
    for (const name of ["answer", "decline", "hangup"]) {
      this[name].lastElementChild.textContent = say(name);
    }
    const kind = phone.recorded ? "recorded" : "recording";
    const recording = phone.recording ? say(kind, { id: phone.recording }) : "";
    const alone = phone.person || phone.state === "ended" ? "" : say("alone");
    const speak = phone.state === "recording" && phone.person ? this.speakNow() : "";
    this.answered.setAttribute("aria-label", say("listen", { number: grouped(phone.number) }));
    this.note.textContent = [recording, alone, speak].filter(Boolean).join(" ");
    this.note.hidden = !this.note.textContent;
  }

  speakNow() {
    if (!this.microphone) return say("recordsElsewhere");
    return say(this.microphone.failed ? "noMicrophone" : "speakNow");
  }

  showWords(heard) {
    const { words } = this.phone;
    this.words.hidden = !heard || !words;
    if (this.spoken === words) return;
    this.spoken = words;
    this.words.lang = this.phone.english ? "en" : "pt-BR";
    // spans of one word and its blanks each, so that the caption can follow the voice
    this.words.replaceChildren(
      ...(words.match(/\S+\s*/g) ?? []).map((word) => {
        const span = element("span", "ahead");
        span.textContent = word;
        return span;
      }),
    );
  }

  play() {
    const { phone } = this;
    const sounds = (phone.words && phone.voice) || phone.recorded;
    const speaks = phone.state === "hearing" && phone.person && sounds;
    if (!speaks) {
      this.audio?.pause();
      this.audio = null;
    } else if (!this.audio) {
      this.audio = new Audio(`/sandbox/calls/${phone.cd_id}/words.wav`);
      const late = this.hearing(phone);
      if (late > 1) this.audio.currentTime = late;
      this.audio.play().catch(() => {}); // not allowed before a click: the caption goes on
    }
  }

  // Twice a second or so: the time on the phone, and how far the caption has come.
  tick() {
    const { phone } = this;
    const elapsed = this.hearing(phone);
    if (phone.state === "recording" && this.microphone && elapsed >= phone.record_for) this.finish();
    const sentences = {
      ringing: () => say("incoming"),
      hearing: () => say("talking", { time: clock(elapsed) }),
      awaiting_key: () => say("awaitingKey"),
      nothing_pressed: () => say("nothingPressed"),
      recording: () => say("recordingNow", { time: clock(elapsed) }),
      waiting: () => say("waiting"),
      joined: () => say("joined", { time: clock(elapsed) }),
      failing: () => say("failing"),
      ended: () => result(phone),
    };
    this.state.textContent = sentences[phone.state]();
    const played = this.audio && !this.audio.paused ? this.audio.currentTime : elapsed;
    const share = phone.state === "hearing" ? played / (phone.words_seconds || 1) : 1;
    const spans = [...this.words.children];
    const letters = share * this.spoken.length;
    let seen = 0;
    for (const span of spans) {
      span.className = seen <= letters ? "" : "ahead";
      seen += span.textContent.length;
    }
  }
}
