// Asking to be called, on a page of its own or inside another site: a form, then what Ramal says.
import { say as sentence } from "/chat/static/words.js";

const LOST = sentence("lost", "", "callback");
const door = `/callback/${document.body.dataset.door}`;
const byId = (id) => document.getElementById(id);
const cards = new Map();
// Drawn once for this page: the same wish sent again after a lost answer is one wish.
const visit = [...crypto.getRandomValues(new Uint8Array(16))]
  .map((part) => part.toString(16).padStart(2, "0"))
  .join("");
let turn = 0;
let key = remembered();
let after = 0;
let following = false;

byId("ask").addEventListener("submit", ask);
byId("say").addEventListener("submit", say);
if (key) follow();

// A browser that keeps nothing for a page within another one still serves until it is reloaded.
function remembered() {
  try {
    return sessionStorage.getItem("ramal-visit") ?? "";
  } catch {
    return "";
  }
}

function remember(value) {
  key = value;
  try {
    sessionStorage.setItem("ramal-visit", value);
  } catch {
    // It serves until the page is reloaded.
  }
}

async function post(path, body) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${key}` };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.text ?? LOST);
  return told;
}

async function ask(event) {
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  fault("");
  try {
    const wish = Object.fromEntries(new FormData(event.target));
    if (wish.when) wish.when = new Date(wish.when).toISOString();
    const told = await post(door, { ...wish, visit, turn: String(turn) });
    turn += 1;
    remember(told.key);
    follow();
  } catch (error) {
    fault(error instanceof TypeError ? LOST : error.message);
  } finally {
    button.disabled = false;
  }
}

async function tell(said) {
  fault("");
  try {
    await post(`${door}/say`, { ...said, key: crypto.randomUUID?.() ?? String(Math.random()).slice(2) });
    return true;
  } catch (error) {
    fault(error instanceof TypeError ? LOST : error.message);
    return false;
  }
}

async function say(event) {
  event.preventDefault();
  const field = byId("text");
  if (field.value.trim() && (await tell({ type: "say", text: field.value }))) field.value = "";
}

function fault(text) {
  byId("fault").textContent = text;
  byId("fault").hidden = text === "";
}

async function follow() {
  if (following) return;
  following = true;
  byId("talk").hidden = false;
  for (;;) {
    try {
      const headers = { Authorization: `Bearer ${key}` };
      const answer = await fetch(`${door}/lines?after=${after}`, { headers });
      if (answer.status === 401) {
        remember("");
        byId("ask").hidden = false;
        byId("talk").hidden = true;
        following = false;
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      for (const line of (await answer.json()).lines) show(line);
    } catch {
      await new Promise((wake) => setTimeout(wake, 3000));
    }
  }
}

function show(line) {
  after = Math.max(after, line.seq);
  const text = line.text || (line.from === "ramal" ? line.toast : "");
  if (!text) return;
  const shown = (line.card && cards.get(line.card)) || document.createElement("li");
  shown.className = line.from;
  shown.dataset.testid = line.card ? "card" : line.from;
  shown.textContent = text;
  if (line.buttons?.length) {
    const row = document.createElement("div");
    row.className = "buttons";
    for (const { label, choice } of line.buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => tell({ type: "press", choice }));
      row.append(button);
    }
    shown.append(row);
  }
  if (line.card) {
    cards.set(line.card, shown);
    byId("ask").hidden = true; // it was taken; a refused wish stays there to be put right
  }
  if (!shown.isConnected) byId("lines").append(shown);
}
