// The queue of faults: a form that adds one, and what waits.
import { language } from "/phones/words.js";
import { say } from "/sandbox/static/sentences.js";
import { made } from "/sandbox/static/tables.js";

const KINDS = [
  "250:error sent message No credit ID", "131", "http:503", "html", "slow:5", "silent", "down", "cut",
  "no_callback", "callback_twice", "callback_late:60", "callback_reordered",
];
const byId = (id) => document.getElementById(id);
let shown = "";

function complain(sentence) {
  byId("fault-problem").textContent = sentence;
  byId("fault-problem").hidden = !sentence;
  byId("fault").setAttribute("aria-invalid", String(Boolean(sentence)));
}

async function ask(method, body) {
  try {
    const answer = await fetch("/sandbox/faults", {
      method, headers: { "Content-Type": "application/json" }, body,
    });
    if (answer.ok) return "";
    if (answer.status === 409) return say("faultsFull");
    return answer.status === 400 ? say("faultRefused", { kinds: KINDS.join(", ") }) : say("notSent");
  } catch {
    return say("notSent");
  }
}

export function setUpFaults(told) {
  byId("kinds").append(...KINDS.map((kind) => {
    const option = made("option");
    option.value = kind;
    return option;
  }));
  byId("fault-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = { endpoint: byId("endpoint").value, fault: byId("fault").value.trim(), times: byId("times").value };
    const problem = await ask("POST", JSON.stringify(asked));
    complain(problem);
    if (problem) return;
    byId("fault").value = "";
    byId("times").value = "1";
    told(say("queued"));
  });
  byId("clear").addEventListener("click", async () => {
    const problem = await ask("DELETE");
    complain(problem);
    if (problem) return;
    told(say("cleared"));
    byId("fault").focus(); // the button that was pressed goes away
  });
}

export function showFaults(faults, endpoints) {
  const wanted = `${language} ${endpoints}`;
  if (shown !== wanted) {
    const chosen = byId("endpoint").value || "*";
    byId("endpoint").replaceChildren(...["*", ...endpoints].map((endpoint) => {
      const option = made("option", "", endpoint === "*" ? say("any") : endpoint);
      option.value = endpoint;
      return option;
    }));
    byId("endpoint").value = chosen;
    shown = wanted;
  }
  byId("no-faults").hidden = faults.length > 0;
  byId("clear").hidden = faults.length === 0;
  byId("queued").hidden = faults.length === 0;
  byId("queued").replaceChildren(...faults.map((fault) => {
    const endpoint = fault.endpoint === "*" ? say("any") : fault.endpoint;
    return made("li", "", say("waiting", { ...fault, endpoint }));
  }));
}
