// Alerts of the past, or one of them: the server says everything in its reader's language.
import { say } from "/chat/static/words.js";

const EVERY = 15_000;
const ticket = document.body.dataset.ticket;
const source = ticket ? `/alerts/${ticket}/data` : "/alerts/data";
const LOST = say("lost", "", "alerts");
const byId = (id) => document.getElementById(id);

function element(tag, text, kind = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function row(page) {
  const item = document.createElement("li");
  const link = element("a", `${page.mark}${page.what}`);
  link.href = `/alerts/${page.alert}`;
  item.append(link, element("span", [page.team, page.since].join(" · "), "quiet"));
  const state = [page.state, page.ack].filter(Boolean).join(" · ");
  item.append(element("strong", state, page.waits ? "waits" : ""));
  return item;
}

function alertOf(alert) {
  const item = document.createElement("li");
  item.append(element("span", alert.line));
  if (alert.summary) item.append(element("span", alert.summary, "quiet"));
  return item;
}

function step(happened) {
  const item = document.createElement("li");
  item.append(element("time", happened.at), element("span", happened.what));
  if (happened.who) item.append(element("span", happened.who, "quiet"));
  return item;
}

function show(told) {
  document.title = told.title;
  byId("title").textContent = told.title;
  byId("summary").textContent =
    told.summary ?? [told.state, told.took].filter(Boolean).join(" · ");
  const empty = [told.empty, told.more].filter(Boolean).map((text) => element("li", text));
  byId("rows").replaceChildren(...(told.pages ?? []).map(row), ...(told.alerts ?? []).map(alertOf), ...empty);
  byId("steps").replaceChildren(...(told.steps ?? []).map(step));
  byId("export").hidden = false;
  byId("export").textContent = told.export;
  byId("export").href = ticket ? `/alerts/${ticket}/export.csv` : "/alerts/export.csv";
  byId("back").hidden = !told.back;
  byId("back").textContent = told.back ?? "";
}

function fault(text) {
  byId("fault").textContent = text;
  byId("fault").hidden = !text;
}

async function look() {
  try {
    const answer = await fetch(source);
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) show(told);
    fault(answer.ok ? "" : (told.fault ?? LOST));
  } catch {
    fault(LOST);
  }
}

look();
setInterval(look, EVERY);
