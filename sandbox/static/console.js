// The console: takes the state from the socket, shows it, and acts by the control's addresses.
import { language, switchLanguage } from "/phones/words.js";
import { count, moment, say } from "/sandbox/static/sentences.js";
import { made, tables } from "/sandbox/static/tables.js";
import { setUpFaults, showFaults } from "/sandbox/static/faults.js";
import { setUpSwitches, showSwitches } from "/sandbox/static/switches.js";

const byId = (id) => document.getElementById(id);
const API = `${location.origin}/api/v2/`;
let state = null;
let received = performance.now();
let attempts = 0;

function told(sentence) {
  byId("spoken").textContent = "";
  byId("spoken").textContent = sentence;
}

function example() {
  const body = JSON.stringify({ dest: "5511992069830", text: say("hello") });
  return [
    `curl ${API}MakeTTSCall`, "-H 'Authorization: Bearer sandbox-test'",
    "-H 'Content-Type: application/json'", `-d '${body}'`,
  ].join(" \\\n  ");
}

async function copy() {
  try {
    await navigator.clipboard.writeText(byId("example").textContent);
    byId("copy").textContent = say("copied");
    told(say("copied"));
  } catch {
    byId("copy").textContent = say("notCopied");
  }
}

async function turn(asked) {
  let turned = false;
  try {
    const answer = await fetch("/sandbox/clock", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked),
    });
    turned = answer.ok;
  } catch { /* the sentence below says it */ }
  byId("clock-problem").hidden = turned;
  byId("clock-problem").textContent = turned ? "" : say("clockProblem");
  if (turned && asked.advance) told(say("advanced"));
}

function tick() {
  if (!state) return;
  const since = state.turned ? 0 : performance.now() - received;
  const now = new Date(Date.parse(state.now) + since).toISOString();
  byId("time").textContent = say("zone", { time: moment(now) });
}

function framePhones() {
  const shown = byId("phones").firstChild;
  if (shown) {
    shown.remove();
  } else {
    const frame = made("iframe");
    frame.src = `/phones?lang=${language}`;
    frame.allow = "autoplay; microphone";
    frame.title = say("phones");
    byId("phones").append(frame);
  }
  translate();
}

function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]:not(td)")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
  const framed = byId("phones").firstChild !== null;
  byId("frame").textContent = say(framed ? "unframe" : "frame");
  byId("frame").setAttribute("aria-expanded", String(framed));
  byId("language").textContent = say("other");
  byId("language").lang = language === "en" ? "pt-BR" : "en";
  byId("address").textContent = API;
  byId("example").textContent = example();
}

function show() {
  if (!state) return;
  byId("balance").textContent = count(state.balance / 1000, 3);
  byId("mode").textContent = say(state.turned ? "turned" : "real");
  byId("switch").textContent = say(state.turned ? "run" : "stop");
  byId("turns").hidden = !state.turned;
  byId("phones-words").textContent = say(state.pages > 0 ? "person" : "alone");
  showFaults(state.faults, state.endpoints);
  showSwitches(state);
  for (const table of tables) {
    table.show(state[table.name]);
    table.link.textContent = `${say(table.name)} `;
    table.link.append(made("b", "", count(state[table.name].count)));
  }
  tick();
}

function connect() {
  const socket = new WebSocket(`ws://${location.host}/sandbox/live`);
  socket.addEventListener("open", () => {
    attempts = 0;
    byId("offline").hidden = true;
  });
  socket.addEventListener("message", (message) => {
    state = JSON.parse(message.data);
    received = performance.now();
    show();
    document.documentElement.dataset.live = "yes";
  });
  socket.addEventListener("close", () => {
    delete document.documentElement.dataset.live;
    byId("offline").hidden = false;
    attempts += 1;
    setTimeout(connect, Math.min(5000, 500 * attempts));
  });
}

for (const table of tables) {
  table.link = made("a");
  table.link.href = `#${table.name}`;
  byId("contents").append(table.link);
  byId("tables").append(table.section);
}
byId("copy").addEventListener("click", copy);
byId("frame").addEventListener("click", framePhones);
byId("switch").addEventListener("click", () => turn({ mode: state?.turned ? "real" : "turned" }));
for (const button of byId("turns").children) {
  button.addEventListener("click", () => turn({ advance: button.dataset.advance }));
}
byId("language").addEventListener("click", () => {
  switchLanguage();
  translate();
  show();
});
setUpFaults(told);
setUpSwitches();
setInterval(tick, 500);
translate();
connect();
