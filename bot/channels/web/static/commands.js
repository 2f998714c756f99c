// The commands that the composer suggests, of those that this person may give.
import { otherCommands, ownCommands } from "/chat/static/words.js";

const own = ownCommands;
const every = [...ownCommands, ...otherCommands];
let allowed = new Set();

// What this person may do, as Ramal says; nothing is offered before.
export function allow(names) {
  allowed = new Set(names);
}
const may = ({ name }) => allowed.has(name);
export const commands = () => own.filter(may);
const all = () => every.filter(may);

// Hurried people leave out accents and capitals; Ramal understands them, so we do.
const plain = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const find = (word) => every.find(({ command }) => command === plain(word));
export const known = (word) => find(word) !== undefined;

// How a command begins in the composer: with room for what follows, if anything does.
export function begun(word) {
  const { command, usage } = find(word);
  return usage.includes(" ") ? `${command} ` : command;
}

// The page's own language first; the other one when only it has such a command.
export function matching(start) {
  const begins = ({ command }) => command.startsWith(plain(start));
  const mine = commands().filter(begins);
  if (mine.length > 0) return mine;
  const others = all().filter(begins);
  return others.filter((one, index) => others.findIndex((x) => x.command === one.command) === index);
}
