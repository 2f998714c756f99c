// The tables: rows are kept by their id and updated in place, so that a sound goes on playing.
import { count, day, hour, moment, say } from "/sandbox/static/sentences.js";
import { grouped } from "/phones/words.js";

const plain = (name) => (row) => row[name];
const numbers = (row) => [row.dest, row.dest2].filter(Boolean).map(grouped).join(" → ");
const number = (name) => (row) => count(row[name]);
const money = (row) => (row.value === null ? "" : count(row.value / 1000, 3));
const about = (row) => [
  row.words || (row.recording ? say("recording", { id: row.recording }) : ""),
  row.cp_id ? say("ofCampaign", { id: row.cp_id }) : "",
].filter(Boolean).join(" · ");
const outcome = (row) => [row.status && `${row.status} · ${say(`status.${row.status}`)}`, row.second_status]
  .filter(Boolean).join(" / ");
const lasted = (row) => (row.answered_at && row.ended_at ? `${count(row.seconds)} s` : "");
const days = (row) => [...new Set(row.days.map(day))].join("–");
const audioName = (row) => [row.name || "–", row.test ? say("test") : "", row.expired ? say("expired") : ""]
  .filter(Boolean).join(" · ");

// name of the column, what stands in it, and how it looks
const TABLES = {
  calls: [
    ["at", (row) => hour(row.dialled_at)], ["number", numbers, "number"], ["words", about, "words"],
    ["phase", (row) => say(`phase.${row.phase}`), "phase"], ["status", outcome, "tight"], ["keys", plain("keys"), "tight"],
    ["seconds", lasted, "figure"], ["value", money, "figure"], ["id", plain("id"), "code"],
    ["ctid", plain("ctid"), "code"],
  ],
  campaigns: [
    ["id", plain("id"), "code"], ["name", plain("name"), "words"],
    ["window", (row) => `${days(row)}, ${row.hours.join("–")}`],
    ["made", number("made"), "figure"], ["answered", number("answered"), "figure"],
    ["destinations", number("destinations"), "figure"],
    ["active", (row) => say(row.active ? "yes" : "no")], ["state", (row) => say(`state.${row.state}`)],
    ["progress", progress],
  ],
  audios: [
    ["id", plain("id"), "code"], ["name", audioName, "words"], ["words", plain("words"), "words"],
    ["kind", (row) => say(`kind.${row.kind}`)],
    ["seconds", (row) => `${count(row.seconds, 1)} s`, "figure"], ["expires", (row) => day(row.expires), "tight"],
    ["sound", sound],
  ],
  bases: [
    ["id", plain("id"), "code"], ["name", (row) => row.name || row.file || "–", "words"],
    ["ctid", plain("ctid"), "code"], ["destinations", number("destinations"), "figure"],
    ["active", (row) => say(row.active ? "yes" : "no")], ["created", (row) => day(row.created)],
  ],
  sms: [
    ["at", (row) => moment(row.at), "tight"], ["number", numbers, "number"], ["words", plain("words"), "words"],
    ["id", plain("id"), "code"], ["ctid", plain("ctid"), "code"],
  ],
  ledger: [
    ["at", (row) => moment(row.at), "tight"], ["kind", (row) => say(`kind.${row.kind}`)],
    ["number", numbers, "number"], ["words", plain("words"), "words"], ["id", plain("id"), "code"],
    ["ctid", plain("ctid"), "code"],
  ],
};

export function made(tag, className = "", text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function progress(row, cell) {
  if (!cell.firstChild) cell.append(made("progress"), made("span", "share"));
  const [bar, share] = cell.children;
  bar.max = row.destinations || 1;
  bar.value = row.reached;
  bar.setAttribute("aria-label", say("column.progress"));
  share.textContent = `${count(row.reached)}/${count(row.destinations)}`;
  return null;
}

function sound(row, cell) {
  if (row.expired) return say("expired");
  if (!cell.querySelector("audio")) {
    const player = made("audio");
    const missing = made("span", "soft");
    player.controls = true;
    player.preload = "none";
    player.src = `/sandbox/audios/${encodeURIComponent(row.id)}.mp3`;
    player.addEventListener("error", () => { missing.hidden = false; });
    missing.hidden = true;
    cell.replaceChildren(player, missing);
  }
  cell.firstChild.setAttribute("aria-label", say("listen", { name: row.name || row.id }));
  cell.lastChild.textContent = say("noSound");
  return null;
}

class Table {
  constructor(name, columns) {
    this.name = name;
    this.columns = columns;
    this.rows = new Map();
    this.section = made("section", "card table");
    this.section.id = name;
    this.section.dataset.testid = name;
    this.title = made("h2");
    this.title.id = `${name}-title`;
    this.section.setAttribute("aria-labelledby", this.title.id);
    this.empty = made("p", "empty");
    this.more = made("p", "soft");
    this.table = made("table");
    this.head = made("tr");
    this.body = made("tbody");
    const head = made("thead");
    head.append(this.head);
    this.table.append(head, this.body);
    // on a narrow page the rows are blocks, which would take their meaning from the table's parts
    for (const part of [this.table, head, this.head, this.body]) {
      part.setAttribute("role", { TABLE: "table", TR: "row" }[part.tagName] ?? "rowgroup");
    }
    for (const [, , look] of columns) {
      const cell = made("th", look);
      cell.scope = "col";
      cell.setAttribute("role", "columnheader");
      this.head.append(cell);
    }
    this.section.append(this.title, this.empty, this.table, this.more);
  }

  show({ count: all, rows }) {
    this.title.textContent = say(this.name);
    this.table.setAttribute("aria-labelledby", this.title.id);
    this.empty.textContent = say(`none.${this.name}`);
    this.empty.hidden = rows.length > 0;
    this.table.hidden = rows.length === 0;
    this.more.textContent = say("shown", { shown: count(rows.length), count: count(all) });
    this.more.hidden = all <= rows.length;
    this.columns.forEach(([column], at) => { this.head.children[at].textContent = say(`column.${column}`); });
    const kept = new Set(rows.map((row) => row.id));
    for (const [id, line] of this.rows) {
      if (kept.has(id)) continue;
      line.remove();
      this.rows.delete(id);
    }
    rows.forEach((row, at) => this.place(this.line(row), at));
  }

  line(row) {
    let line = this.rows.get(row.id);
    if (!line) {
      line = made("tr");
      line.setAttribute("role", "row");
      line.append(...this.columns.map(([, , look]) => made("td", look)));
      this.rows.set(row.id, line);
    }
    line.dataset.phase = row.phase ?? row.state ?? "";
    this.columns.forEach(([column, written], at) => {
      const cell = line.children[at];
      cell.setAttribute("role", "cell");
      cell.dataset.label = say(`column.${column}`);
      const text = written(row, cell);
      if (text !== null && cell.textContent !== text) cell.textContent = text;
    });
    return line;
  }

  // moving a row would stop its sound, so only those that stand in the wrong place are moved
  place(line, at) {
    const there = this.body.children[at];
    if (there !== line) this.body.insertBefore(line, there ?? null);
  }
}

export const tables = Object.entries(TABLES).map(([name, columns]) => new Table(name, columns));
