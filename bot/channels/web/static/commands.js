// The commands that the composer suggests, of those that this person may give; a test keeps them
// equal to what Ramal understands, in one order in both languages.
import { language } from "/chat/static/words.js";

const COMMANDS = {
  "pt-BR": [
    ["/ligar", "Fazer uma ligação que fala por você", "/ligar 11 99206-9730 Seu pedido chegou"],
    ["/ponte", "Juntar duas pessoas sem mostrar os números", "/ponte 11 98765-4321 21 99765-4321"],
    ["/sms", "Enviar um SMS", "/sms 11 99206-9730 Seu pedido chegou"],
    ["/status", "Ver como estão os seus pedidos", "/status"],
    ["/cancelar", "Cancelar um pedido que ainda não foi enviado", "/cancelar"],
    ["/contato", "Ver e guardar os seus contatos", "/contato Maria 11 99206-9730"],
    ["/audio", "Criar um áudio para ouvir e usar em ligações", "/audio #boas-vindas Olá, bem-vindo à nossa loja"],
    ["/audios", "Ver e ouvir os áudios guardados", "/audios"],
    ["/voz", "Escolher a voz que fala por você", "/voz francisca"],
    ["/meunumero", "Guardar o seu próprio número", "/meunumero 11 98765-4321"],
    ["/retorno", "Pedir que liguem para você", "/retorno 11 98765-4321 Dúvida sobre o pedido"],
    ["/fila", "Ver quem pediu retorno, ficar disponível", "/fila disponível"],
    ["/plantao", "Ver quem está de plantão e os alertas", "/plantao testar"],
    ["/vincular", "Ser a mesma pessoa no Telegram e no navegador", "/vincular"],
    ["/bloquear", "Ver e bloquear números que não devem ser chamados", "/bloquear 11 99206-9730"],
    ["/convidar", "Convidar alguém para usar o Ramal", "/convidar agente Bia"],
    ["/quem", "Ver e mudar quem pode o quê", "/quem Bia"],
    ["/limite", "Ver e mudar os limites", "/limite pessoa-hora 30"],
    ["/grupo", "Liberar este grupo e ver o que ele pode", "/grupo permitir"],
    ["/idioma", "Trocar o idioma", "/idioma en"],
    ["/ajuda", "Ver o que sei fazer", "/ajuda"]
  ],
  "en": [
    ["/call", "Place a call that speaks for you", "/call 11 99206-9730 Your order has arrived"],
    ["/bridge", "Join two people without showing the numbers", "/bridge 11 98765-4321 21 99765-4321"],
    ["/sms", "Send an SMS", "/sms 11 99206-9730 Your order has arrived"],
    ["/status", "See how your orders are doing", "/status"],
    ["/cancel", "Cancel an order that has not left yet", "/cancel"],
    ["/contact", "See and save your contacts", "/contact Maria 11 99206-9730"],
    ["/audio", "Make an audio to hear and to use in calls", "/audio #welcome Hello, welcome to our shop"],
    ["/audios", "See and hear the audios that are kept", "/audios"],
    ["/voice", "Choose the voice that speaks for you", "/voice francisca"],
    ["/mynumber", "Save your own number", "/mynumber 11 98765-4321"],
    ["/callback", "Ask to be called", "/callback 11 98765-4321 A question about my order"],
    ["/queue", "See who asks to be called, be available", "/queue available"],
    ["/oncall", "See who is on call, and the alerts", "/oncall test"],
    ["/link", "Be the same person on Telegram and in the browser", "/link"],
    ["/block", "See and block numbers that must not be called", "/block 11 99206-9730"],
    ["/invite", "Invite somebody to use Ramal", "/invite agent Bia"],
    ["/who", "See and change who may do what", "/who Bia"],
    ["/limit", "See and change the limits", "/limit person-hour 30"],
    ["/group", "Allow this group, and see what it may do", "/group allow"],
    ["/language", "Change the language", "/language pt"],
    ["/help", "See what I can do", "/help"]
  ]
};

const named = (index) => COMMANDS.en[index][0].slice(1);
const shaped = (rows) =>
  rows.map(([command, about, usage], index) => ({ command, about, usage, name: named(index) }));
const own = shaped(COMMANDS[language]);
const every = Object.values(COMMANDS).flatMap(shaped);
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
