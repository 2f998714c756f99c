// The phones page: takes the state from the socket, keeps one card per telephone, and rings.
import { Card } from "/phones/card.js";
import { allowed, restartRing, startRing, stopRing } from "/phones/tones.js";
import { grouped, language, result, say, switchLanguage } from "/phones/words.js";

const byId = (id) => document.getElementById(id);
const cards = new Map();
let state = { phones: [], voice: { installed: true }, turned: false };
let received = performance.now();
let attempts = 0;

// The sandbox's clock, not the browser's: it may stand still.
function hearing(phone) {
  const then = Date.parse(state.now) - Date.parse(phone.since);
  const since = state.turned ? 0 : performance.now() - received;
  return Math.max(0, (then + since) / 1000);
}

async function act(phone, what, extra) {
  try {
    await fetch(`/sandbox/calls/${phone.cd_id}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(extra),
    });
  } catch {
    byId("offline").hidden = false; // the socket's own reconnection hides it again
  }
}

async function bring(phone, wav) {
  try {
    const answer = await fetch(`/sandbox/calls/${phone.cd_id}/recording`, {
      method: "POST", headers: { "Content-Type": "audio/wav" }, body: wav,
    });
    return answer.ok;
  } catch {
    byId("offline").hidden = false;
    return false;
  }
}

function announce(phone, before) {
  const number = grouped(phone.number);
  if (!phone.person || phone.state === before) return;
  const sentences = {
    ringing: () => say("ringsAt", { number }),
    hearing: () => say("answeredAt", { number }),
    joined: () => say("answeredAt", { number }),
    recording: () => say("speakNow"),
    ended: () => `${number}: ${result(phone)}`,
  };
  const sentence = sentences[phone.state]?.();
  if (sentence) byId("spoken").textContent = sentence;
}

function show(next) {
  state = next;
  received = performance.now();
  const kept = new Set(state.phones.map((phone) => phone.key));
  for (const [key, card] of cards) {
    if (kept.has(key)) continue;
    card.root.remove();
    cards.delete(key);
  }
  state.phones.forEach((phone) => {
    phone.voice = state.voice.installed;
    const card = cards.get(phone.key);
    const before = card?.phone.state;
    if (card) card.update(phone);
    else cards.set(phone.key, new Card(phone, { act, bring, hearing }));
    if (card || phone.state !== "ended") announce(phone, before);
  });
  // finished ones leave first, or a card that stays would be moved around them and lose its focus
  place("past", state.phones.filter((phone) => phone.state === "ended"));
  const live = state.phones.filter((phone) => phone.state !== "ended");
  place("phones", live.sort((one, other) => other.person - one.person));
  ringOrNot();
  frame();
}

// Moves only the cards that stand in the wrong place: moving one would drop its focus.
function place(id, phones) {
  const shelf = byId(id);
  phones.forEach((phone, index) => {
    const { root } = cards.get(phone.key);
    if (shelf.children[index] !== root) shelf.insertBefore(root, shelf.children[index] ?? null);
  });
}

async function ringOrNot() {
  const rings = state.phones.some((phone) => phone.person && phone.state === "ringing");
  document.title = rings ? `☎ ${say("incoming")}` : say("title");
  if (!rings) {
    stopRing();
    byId("unmute").hidden = true;
    return;
  }
  startRing();
  byId("unmute").hidden = await allowed();
}

function frame() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = say(node.dataset.text);
  }
  byId("language").textContent = say("other");
  byId("language").lang = language === "en" ? "pt-BR" : "en";
  byId("no-voice").textContent = say("noVoice", { missing: state.voice.missing ?? "" });
  byId("no-voice").hidden = state.voice.installed;
  byId("empty").hidden = byId("phones").childElementCount > 0;
  byId("past-section").hidden = byId("past").childElementCount === 0;
}

function connect() {
  const socket = new WebSocket(`ws://${location.host}/phones/live`);
  socket.addEventListener("open", () => {
    attempts = 0;
    byId("offline").hidden = true;
    document.documentElement.dataset.live = "yes";
  });
  socket.addEventListener("message", (message) => show(JSON.parse(message.data)));
  socket.addEventListener("close", () => {
    delete document.documentElement.dataset.live;
    byId("offline").hidden = false;
    stopRing();
    attempts += 1;
    setTimeout(connect, Math.min(5000, 500 * attempts));
  });
}

byId("language").addEventListener("click", () => {
  switchLanguage();
  for (const card of cards.values()) card.update(card.phone);
  frame();
});
document.addEventListener("click", async () => {
  if (await allowed() && !byId("unmute").hidden) {
    byId("unmute").hidden = true;
    restartRing();
  }
});
setInterval(() => cards.forEach((card) => card.phone.state !== "ended" && card.tick()), 250);
frame();
connect();
