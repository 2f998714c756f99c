// The sentences of the page itself, in the browser's language; what Ramal says comes from Ramal.
import words from "/chat/language.js";

export const { language, commands: ownCommands, others: otherCommands } = words;

// `part` takes the place of the one part that a sentence may have.
export function say(name, part = "", page = "chat") {
  return words.sentences[`${page}-${name}`].replace(/\{\w+\}/g, () => String(part));
}

const plural = new Intl.PluralRules(language);

// A sentence that counts: a language that has more forms than two gives each its own sentence.
export function counted(name, count) {
  const form = `${name}-${plural.select(count)}`;
  return say(`chat-${form}` in words.sentences ? form : `${name}-other`, count);
}

const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const days = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });

export const length = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;

export const hour = (moment) => clock.format(moment);

export function dayName(moment) {
  const name = days.format(moment);
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (name === days.format(new Date())) return say("today");
  return name === days.format(yesterday) ? say("yesterday") : name;
}

export const dayOf = (moment) => days.format(moment);
