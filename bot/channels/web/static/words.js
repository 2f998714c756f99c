// Every sentence of the page itself, in both languages; what Ramal says comes from Ramal.
const SENTENCES = {
  "pt-BR": {
    connecting: "conectando…",
    open: "conectado",
    lost: "reconectando…",
    ended: "sessão encerrada",
    crowded: "páginas demais abertas",
    endedNotice: "A sua sessão terminou. Peça um novo link de entrada a quem administra o Ramal; o que você escreveu fica guardado neste navegador.",
    history: "Conversa com o Ramal",
    placeholder: "Escreva uma mensagem ou /",
    label: "Mensagem",
    send: "Enviar",
    mic: "Gravar uma nota de voz",
    micSend: "Enviar a gravação",
    drop: "Descartar a gravação",
    recording: (time) => `Gravando ${time}`,
    micForbidden: "O navegador não deixou usar o microfone. Permita o microfone para esta página e tente de novo.",
    micMissing: "Não encontrei um microfone neste aparelho.",
    noteLost: "A página não tem mais permissão para enviar. Entre de novo e grave outra vez.",
    note: (time) => `🎤 Nota de voz, ${time}`,
    voiceOf: (time) => `Áudio do Ramal, ${time}`,
    suggestions: "Comandos",
    suggested: (n) => (n === 1 ? "1 comando" : `${n} comandos`),
    newest: "Novas mensagens ↓",
    today: "Hoje",
    yesterday: "Ontem",
    pending: "enviando",
    kept: "recebida",
    refused: (why) => `Não enviada. ${why}`,
    refusedBefore: "Não enviada.",
    pressLost: "O botão não chegou a tempo e nada foi feito. Aperte de novo.",
    updated: (time) => `atualizado ${time}`,
    welcome: "Você escreve, um telefone toca",
    welcomeMore: "Antes de discar eu sempre mostro o pedido e espero a sua confirmação. Experimente:",
    you: "Você",
    ramal: "Ramal",
  },
  en: {
    connecting: "connecting…",
    open: "connected",
    lost: "reconnecting…",
    ended: "session ended",
    crowded: "too many pages open",
    endedNotice: "Your session has ended. Ask whoever runs Ramal for a new login link; what you wrote is kept in this browser.",
    history: "Conversation with Ramal",
    placeholder: "Write a message or /",
    label: "Message",
    send: "Send",
    mic: "Record a voice note",
    micSend: "Send the recording",
    drop: "Drop the recording",
    recording: (time) => `Recording ${time}`,
    micForbidden: "The browser did not let this page use the microphone. Allow it and try again.",
    micMissing: "I found no microphone on this device.",
    noteLost: "This page may no longer send. Log in again and record once more.",
    note: (time) => `🎤 Voice note, ${time}`,
    voiceOf: (time) => `Ramal's audio, ${time}`,
    suggestions: "Commands",
    suggested: (n) => (n === 1 ? "1 command" : `${n} commands`),
    newest: "New messages ↓",
    today: "Today",
    yesterday: "Yesterday",
    pending: "sending",
    kept: "received",
    refused: (why) => `Not sent. ${why}`,
    refusedBefore: "Not sent.",
    pressLost: "The button did not get through in time and nothing was done. Press it again.",
    updated: (time) => `updated ${time}`,
    welcome: "You write, a phone rings",
    welcomeMore: "Before I dial I always show the order and wait for your yes. Try:",
    you: "You",
    ramal: "Ramal",
  },
};

export const language = navigator.language?.toLowerCase().startsWith("en") ? "en" : "pt-BR";

export function say(name, ...parts) {
  const sentence = SENTENCES[language][name];
  return typeof sentence === "function" ? sentence(...parts) : sentence;
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
