// Every sentence of the page, Portuguese first. {name} is filled in by `say`.
const PT = {
  title: "Telefones de teste",
  empty: "Nenhum telefone tocando. Peça uma ligação no chat e ela toca aqui.",
  past: "Ligações terminadas",
  offline: "Sem conexão com a sandbox. Tentando de novo…",
  unmute: "Ativar o som do toque",
  noVoice: "Sem voz instalada: as palavras aparecem escritas. Falta o pacote {missing}.",
  other: "English",
  incoming: "Ligação recebida",
  talking: "Em ligação · {time}",
  waiting: "Chamando o outro telefone…",
  joined: "Em conversa · {time}",
  failing: "O outro telefone não atendeu",
  awaitingKey: "Esperando uma tecla",
  nothingPressed: "Nenhuma tecla veio",
  recordingNow: "Gravando a resposta · {time}",
  speakNow: "Fale agora e desligue quando terminar.",
  noMicrophone: "O navegador não deu o microfone: grava-se silêncio.",
  recordsElsewhere: "Quem atendeu em outra página está falando.",
  listen: "Resposta gravada de {number}",
  alone: "Este telefone age sozinho.",
  recorded: "Áudio gravado {id}.",
  recording: "Áudio gravado {id} (a sandbox não tem o som).",
  answer: "Atender", decline: "Recusar", hangup: "Desligar",
  keypad: "Teclado", key: "Tecla {key}",
  ringsAt: "Telefone {number} tocando",
  answeredAt: "Telefone {number}: ligação atendida",
  status: {
    OK: "Atendida · {seconds} s", NA: "Não atendida", EK: "Número incorreto",
    IK: "Número inexistente", CK: "Celular bloqueado", BK: "Não Perturbe",
  },
  pressed: " · teclou {keys}",
};
const EN = {
  title: "Test phones",
  empty: "No phone is ringing. Ask for a call in the chat and it rings here.",
  past: "Finished calls",
  offline: "No connection to the sandbox. Trying again…",
  unmute: "Turn the ring tone on",
  noVoice: "No voice installed: the words are shown in writing. Missing package: {missing}.",
  other: "Português",
  incoming: "Incoming call",
  talking: "On the phone · {time}",
  waiting: "Calling the other phone…",
  joined: "Talking · {time}",
  failing: "The other phone did not answer",
  awaitingKey: "Waiting for a key",
  nothingPressed: "No key came",
  recordingNow: "Recording the answer · {time}",
  speakNow: "Speak now, and hang up when you are done.",
  noMicrophone: "The browser gave no microphone: silence is being recorded.",
  recordsElsewhere: "Whoever answered on another page is speaking.",
  listen: "Recorded answer of {number}",
  alone: "This phone acts by itself.",
  recorded: "Recording {id}.",
  recording: "Recording {id} (the sandbox does not have its sound).",
  answer: "Answer", decline: "Decline", hangup: "Hang up",
  keypad: "Keypad", key: "Key {key}",
  ringsAt: "Phone {number} is ringing",
  answeredAt: "Phone {number}: call answered",
  status: {
    OK: "Answered · {seconds} s", NA: "Not answered", EK: "Wrong number",
    IK: "Number does not exist", CK: "Mobile blocked", BK: "Do not disturb",
  },
  pressed: " · pressed {keys}",
};

function wanted() {
  const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language ?? "pt";
  return asked.toLowerCase().startsWith("en") ? "en" : "pt-BR";
}

export let language = wanted();

export function switchLanguage() {
  language = language === "en" ? "pt-BR" : "en";
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function say(name, values = {}) {
  return fill((language === "en" ? EN : PT)[name], values);
}

export function result(phone) {
  const table = (language === "en" ? EN : PT).status;
  const outcome = fill(table[phone.status] ?? phone.status, phone);
  return phone.keys ? outcome + say("pressed", { keys: [...phone.keys].join(" ") }) : outcome;
}

// +55 11 99206-9730: grouped, because this is the phone itself.
export function grouped(number) {
  if (/^[A-Z]/.test(number)) return number; // an agent or a queue of the account: RT12, FI3
  const toll = number.match(/^55(0800)(\d{3})(\d{4})$/);
  if (toll) return toll.slice(1).join(" ");
  const brazil = number.match(/^55(\d\d)(\d{4,5})(\d{4})$/);
  return brazil ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}` : `+${number}`;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
