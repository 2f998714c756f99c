// Where the person writes: Enter sends, a line that begins with / is offered the commands.
import { element } from "/chat/static/bubble.js";
import { begun, known, matching } from "/chat/static/commands.js";
import { counted, say } from "/chat/static/words.js";

const TALLEST = 140;
const byId = (id) => document.getElementById(id);

export class Composer {
  // sent(text) is called with what the person said; `draft` names where an unsent text is kept.
  constructor({ sent, draft }) {
    Object.assign(this, { sent, draft });
    this.text = byId("text");
    this.list = byId("suggestions");
    this.active = -1;
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("blur", () => this.close());
    this.text.addEventListener("focus", () => this.suggest());
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.text.value = this.kept();
    this.grow();
  }

  compose(text) {
    this.text.value = text;
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
    this.changed();
  }

  focus() {
    this.text.focus();
  }

  send() {
    const text = this.text.value.trim();
    if (!text) return;
    this.text.value = "";
    this.changed();
    this.text.focus();
    this.sent(text);
  }

  changed() {
    this.keep();
    this.grow();
    this.suggest();
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (open && event.key === "Escape") {
      this.close();
    } else if (open && this.active >= 0 && ["Enter", "Tab"].includes(event.key) && !event.shiftKey) {
      event.preventDefault();
      this.choose(this.offered[this.active]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    }
  }

  suggest() {
    const typed = this.text.value;
    this.offered = /^\/\S*$/.test(typed) ? matching(typed) : [];
    this.list.replaceChildren(...this.offered.map((command, index) => this.option(command, index)));
    this.list.hidden = this.offered.length === 0;
    byId("count").textContent = this.list.hidden ? "" : counted("suggested", this.offered.length);
    // A whole command is sent by Enter; a beginning is completed by it.
    this.point(this.offered.length > 0 && !known(typed) ? 0 : -1);
  }

  option(command, index) {
    const option = element("li", "suggestion");
    option.id = `suggestion-${index}`;
    option.dataset.testid = "suggestion";
    option.setAttribute("role", "option");
    option.append(element("strong", "", command.command), element("span", "", command.about));
    option.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus
    option.addEventListener("click", () => this.choose(command));
    return option;
  }

  move(step) {
    const count = this.offered.length;
    this.point(this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count);
  }

  point(index) {
    this.active = index;
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === index));
      if (place === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) this.text.removeAttribute("aria-activedescendant");
    else this.text.setAttribute("aria-activedescendant", `suggestion-${index}`);
  }

  choose({ command }) {
    this.compose(begun(command));
  }

  close() {
    this.list.hidden = true;
    this.point(-1);
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST)}px`;
  }

  keep() {
    try {
      sessionStorage.setItem(this.draft, this.text.value);
    } catch {
      // forbidden: the text is lost with the page, as anywhere
    }
  }

  kept() {
    try {
      return sessionStorage.getItem(this.draft) ?? "";
    } catch {
      return "";
    }
  }
}
