// The chat page: what is typed goes to the outbox and from there to the server; its lines are shown.
import { element } from "/chat/static/bubble.js";
import { allow, commands } from "/chat/static/commands.js";
import { Composer } from "/chat/static/composer.js";
import { Delivery } from "/chat/static/delivery.js";
import { Log } from "/chat/static/log.js";
import { Outbox, newKey } from "/chat/static/outbox.js";
import { Recorder, sendNote } from "/chat/static/recorder.js";
import { Wire } from "/chat/static/wire.js";
import { language, length, say } from "/chat/static/words.js";

const byId = (id) => document.getElementById(id);
const { person, commands: offered } = document.body.dataset;
const TOAST_TIME = 6000;
const NEAR = 80;
const page = byId("history");
let opened = false; // whether the history has come
let unseen = 0;
let toasting = 0;
let pinned = true; // at the end: what comes is followed; whoever reads back is left alone

const outbox = new Outbox(person);
const composer = new Composer({ sent: sayIt, draft: `ramal.draft:${person}` });
const log = new Log(byId("lines"), {
  press,
  compose: (text) => composer.compose(text),
  focus: () => composer.focus(),
  toast,
  news,
});
const recorder = new Recorder({ recorded: sayAloud, toast });
const wire = new Wire({
  hello: () => ({ type: "hello", after: log.last, locale: navigator.language, person }),
  heard,
  changed,
});
const delivery = new Delivery(outbox, {
  send: ({ type, key, text, choice }) => wire.send({ type, key, text, choice }),
  drop: () => wire.drop(),
  slowed: toast,
  acknowledged,
  refused,
  expired: (key) => {
    log.release(key);
    toast(say("press-lost"));
  },
});

function sayIt(text) {
  const item = outbox.add({ type: "say", key: newKey(), text });
  log.await(item);
  welcome();
  toEnd();
  delivery.next();
}

// A recording is too large for the socket; it waits on this page until the server has it.
function sayAloud(blob, seconds) {
  const key = newKey();
  log.await({ key, text: say("note", length(Math.floor(seconds))) });
  welcome();
  toEnd();
  sendNote({ key, blob, seconds }, { kept: ({ seq }) => acknowledged(key, seq), refused: (why) => refused({ type: "say", key }, why) });
}

function press(choice) {
  const item = outbox.add({ type: "press", key: newKey(), choice });
  log.pressed.add(item.key);
  log.hold(item.key, choice);
  delivery.next();
}

function heard(message) {
  if (message.type === "lines") show(message.lines);
  else if (message.type === "menu") offer(message.commands);
  else if (message.type === "ack") delivery.acknowledged(message);
  else if (message.type === "error") delivery.refused(message);
}

// What this person may do here: in the page itself, and told whenever it changes.
function offer(names) {
  allow(names);
  const first = commands();
  const tries = first.length < 3 ? first : [first[0], first[1], first.at(-1)];
  byId("tries").replaceChildren(...tries.map(({ usage }) => {
    const button = element("button", "try", usage);
    button.type = "button";
    button.addEventListener("click", () => composer.compose(usage));
    return button;
  }));
  composer.suggest();
}

function show(lines) {
  const before = byId("lines").childElementCount;
  log.take(lines, opened);
  if (!opened) recall();
  if (pinned) toEnd();
  else if (byId("lines").childElementCount > before) byId("newest").hidden = false;
  welcome();
}

// After the history: what was typed before a reload and never acknowledged.
function recall() {
  for (const item of outbox.list()) {
    if (item.type === "say") log.await(item);
    else log.hold(item.key, item.choice);
  }
  opened = true;
  toEnd();
  // The history itself is neither read out nor animated, only what comes from now on.
  requestAnimationFrame(() => {
    byId("log").setAttribute("aria-live", "polite");
    byId("log").classList.add("live");
  });
}

function acknowledged(key, seq) {
  log.kept(key);
  // A number that we have passed, for a line that we have not seen: the server began anew.
  if (seq <= log.last && log.unnumbered(key)) location.reload();
}

function refused({ type, key }, why) {
  if (type === "say") log.refused(key, why);
  else log.release(key);
  toast(why);
}

function changed(state) {
  byId("connection").textContent = say(state);
  document.documentElement.dataset.connection = state;
  byId("notice").hidden = state !== "ended";
  byId("notice").textContent = state === "ended" ? say("ended-notice") : "";
  delivery.connected(state === "open");
}

function toast(text) {
  clearTimeout(toasting);
  byId("toast").textContent = text;
  toasting = setTimeout(() => (byId("toast").textContent = ""), TOAST_TIME);
}

function news() {
  if (!document.hidden) return;
  unseen += 1;
  document.title = `(${unseen}) Ramal`;
}

function toEnd() {
  page.scrollTop = page.scrollHeight;
  pinned = true;
  byId("newest").hidden = true;
}

function welcome() {
  byId("welcome").hidden = !opened || byId("lines").childElementCount > 0;
}

function frame() {
  document.documentElement.lang = language;
  byId("connection").textContent = say("connecting");
  byId("newest").textContent = say("newest");
  byId("text-label").textContent = say("label");
  byId("text").placeholder = say("placeholder");
  byId("send").setAttribute("aria-label", say("send"));
  recorder.show(false);
  byId("drop").setAttribute("aria-label", say("drop"));
  byId("suggestions").setAttribute("aria-label", say("suggestions"));
  byId("history").setAttribute("aria-label", say("history"));
  byId("log").setAttribute("aria-label", say("history"));
  const tries = element("div", "tries");
  tries.id = "tries";
  byId("welcome").append(element("h2", "", say("welcome")), element("p", "", say("welcome-more")), tries);
}

byId("newest").addEventListener("click", () => {
  toEnd();
  composer.focus();
});
page.addEventListener("scroll", () => {
  pinned = page.scrollHeight - page.scrollTop - page.clientHeight < NEAR;
  if (pinned) byId("newest").hidden = true;
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  document.title = "Ramal";
  log.nameDays();
});
// A screen keyboard, or a composer that grows with its text, takes room away.
new ResizeObserver(() => pinned && toEnd()).observe(page);
// A page of our own that frames us (the demo) may put words into the composer; it cannot send them.
addEventListener("message", ({ origin, data }) => {
  const text = data?.type === "ramal:compose" ? data.text : null;
  if (origin === location.origin && typeof text === "string") composer.compose(text.slice(0, 8000));
});
frame();
offer(offered.split(" "));
wire.connect();
if (!matchMedia("(pointer: coarse)").matches && window === window.top) composer.focus();
