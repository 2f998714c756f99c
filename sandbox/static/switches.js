// The platform's newest facts: which description is followed, and each fact as a switch.
import { count, say } from "/sandbox/static/sentences.js";
import { made } from "/sandbox/static/tables.js";

const byId = (id) => document.getElementById(id);
const boxes = new Map();

async function ask(address, body) {
  try {
    const answer = await fetch(address, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    byId("facts-problem").hidden = answer.ok;
  } catch {
    byId("facts-problem").hidden = false;
  }
}

function box(name) {
  const label = made("label", "switch");
  const input = made("input");
  input.type = "checkbox";
  input.dataset.testid = `switch-${name}`;
  // the next state from the socket is what counts: a switch that was not taken goes back by it
  input.addEventListener("change", () => ask("/sandbox/switches", { [name]: input.checked ? "1" : "0" }));
  const words = made("span");
  label.append(input, words);
  byId("switches").append(label);
  return { input, words };
}

export function setUpSwitches() {
  for (const button of byId("profiles").children) {
    button.addEventListener("click", () => ask("/sandbox/profile", { profile: button.dataset.profile }));
  }
}

export function showSwitches({ profile, switches, reads }) {
  for (const [name, on] of Object.entries(switches)) {
    if (!boxes.has(name)) boxes.set(name, box(name));
    boxes.get(name).input.checked = on;
    boxes.get(name).words.textContent = say(`switches.${name}`);
  }
  for (const button of byId("profiles").children) {
    button.setAttribute("aria-pressed", String(button.dataset.profile === profile));
  }
  byId("reads").textContent = say("reads", {
    lists: count(reads.lists), lookups: count(reads.lookups), allowed: count(reads.lookups_allowed),
  });
}
