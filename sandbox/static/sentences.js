// Every sentence of the console, Portuguese first. {name} is filled in by `say`.
import { language } from "/phones/words.js";

const PT = {
  title: "Sandbox da Velip", other: "English", balance: "Saldo",
  offline: "Sem conexão com a sandbox. Tentando de novo…",
  use: "Como usar", example: "Exemplo com curl", copy: "Copiar o exemplo", copied: "Exemplo copiado.",
  notCopied: "Não foi possível copiar: selecione o texto.",
  useWords: "Aponte seu cliente para este endereço no lugar do da Velip. Nada sai desta máquina e ninguém é chamado de verdade.",
  address: "Endereço da API:",
  token: "Serve qualquer token que comece com sandbox-. O que começa com sandbox-fail-131 recebe sempre o código 131.",
  hello: "Olá! Seu pedido chegou.",
  clock: "Relógio", real: "O tempo corre como o desta máquina.",
  turned: "Parado: ligações e campanhas só andam quando você o adianta.",
  stop: "Parar o relógio", run: "Deixar correr", zone: "{time} em São Paulo",
  advanced: "Relógio adiantado.", clockProblem: "O relógio não mudou. Tente de novo.",
  faults: "Falhas", faultWords: "Uma falha na fila atinge a próxima requisição. Para uma só, use o cabeçalho X-Sandbox-Fault.",
  endpoint: "Endpoint", any: "qualquer um", fault: "Falha", times: "Vezes", queue: "Pôr na fila",
  clear: "Esvaziar a fila", noFaults: "Nenhuma falha na fila: tudo funciona.",
  queued: "Falha na fila.", cleared: "Fila esvaziada.", waiting: "{endpoint}: {fault} ({times}×)",
  faultRefused: "Esta falha não existe, ou não serve para este endpoint. Existem: {kinds}. Separe várias com vírgulas; falhas de callback são para quem liga.",
  faultsFull: "A fila está cheia.", notSent: "A sandbox não respondeu. Tente de novo.",
  phones: "Telefones", openPhones: "Abrir em outra aba", frame: "Mostrar aqui", unframe: "Esconder",
  person: "A página dos telefones está aberta: um número comum toca 25 s por você.",
  alone: "Com a página dos telefones fechada, um número comum atende sozinho depois de 2 s.",
  facts: "Limites e recusas da plataforma",
  factWords: "O manual não fala deles, os documentos novos falam. Escolha um dos dois, ou ligue um fato de cada vez.",
  manual: "Como no manual", docs: "Como nos documentos novos",
  reads: "Listas na última hora: {lists} de 200. Consultas hoje: {lookups} de {allowed}.",
  switches: {
    list_quota: "200 listas por hora (429)",
    lookup_quota: "Limite diário de consultas (429)",
    ctid_first: "Com ctid, o cd_id não conta",
    masking: "Números mascarados",
    paging: "Páginas de até 5.000 ligações",
    docs_rows: "Registros com números e origin",
    grouped_answers: "Teclas de uma resposta juntas",
    zero_ids: "Id 0 ao lado de uma recusa",
    registered_addresses: "Aviso de IP não cadastrado",
    required_addresses: "Listas só de IP cadastrado (105)",
    duplicates: "Mesmo número em 10 s (244)",
    unique_ctid: "ctid usado uma vez só (220)",
    sms_at_night: "300 SMS por noite (245)",
    no_session_tokens: "GetUserID sem token temporário",
    unknown_tokens: "Token desconhecido (102) e bloqueio do IP",
    mcp_tokens: "Token do MCP recusado (114)",
    setbrasil: "Números completados sem setbrasil",
    contents: "Textos e áudios conferidos (201, 204, 205)",
    own_list: "Lista de bloqueio da conta (260)",
    blocked_hours: "Feriados, e espera com bkddd=2",
    voice_agents: "Agente de voz, tipo 100 (290)",
    voices: "GetTTSVoices, e voz recusada (210)",
    recordings_by_id: "PlayAudioFile com recid",
    ignored_parameters: "Aviso de parâmetro ignorado",
    request_ids: "Campanhas com request_id",
    campaign_kinds: "Campanhas que perguntam (4 e 6)",
    campaign_settings: "Campanha diz o que foi gravado",
  },
  contents: "Tabelas", shown: "As {shown} mais recentes de {count}.", yes: "sim", no: "não",
  calls: "Ligações", campaigns: "Campanhas", audios: "Áudios", bases: "Bases", sms: "SMS",
  ledger: "Tudo que foi discado ou enviado",
  none: {
    calls: "Nenhuma ligação ainda. Peça uma com MakeTTSCall.",
    campaigns: "Nenhuma campanha ainda. Crie uma com CreateCampaign.",
    audios: "Nenhum áudio ainda. Crie um com CreateAudioFile e ttswrt=1.",
    bases: "Nenhuma base ainda. Crie uma com CreateDestinationBase.",
    sms: "Nenhum SMS ainda. Envie um com MakeSMS.",
    ledger: "Nada foi discado nem enviado ainda.",
  },
  column: {
    at: "Hora", number: "Número", words: "Palavras", phase: "Fase", status: "Resultado", keys: "Teclas",
    seconds: "Duração", value: "Custo", id: "Id", ctid: "ctid", name: "Nome", expires: "Vale até",
    sound: "Ouvir", destinations: "Destinos", active: "Ativa", created: "Criada em", window: "Quando",
    made: "Feitas", answered: "Atendidas", progress: "Progresso", state: "Agora", kind: "Tipo",
  },
  phase: {
    ringing: "tocando", hearing: "ouvindo", ringing_second: "tocando o segundo", joined: "em conversa",
    failing: "o segundo falhou", awaiting_key: "esperando tecla", nothing_pressed: "nada teclado",
    queued: "espera a hora", recording: "gravando a resposta", ended: "terminada",
  },
  status: {
    OK: "atendida", NA: "não atendida", EK: "número incorreto", IK: "número inexistente",
    CK: "celular bloqueado", BK: "não perturbe",
  },
  state: {
    calling: "discando", waiting: "espera a hora", paused: "pausada", done: "terminada", over: "prazo encerrado", model: "modelo",
  },
  kind: { call: "ligação", bridge: "ponte", sms: "SMS", tts: "voz", upload: "arquivo", rec: "gravação" },
  test: "só para ouvir", expired: "vencido", noSound: "Sem som: falta a voz ou o ffmpeg.",
  listen: "Ouvir {name}", recording: "áudio {id}", ofCampaign: "campanha {id}",
};
const EN = {
  title: "Velip sandbox", other: "Português", balance: "Balance",
  offline: "No connection to the sandbox. Trying again…",
  use: "How to use it", example: "Example with curl", copy: "Copy the example", copied: "Example copied.",
  notCopied: "It could not be copied: select the text.",
  useWords: "Point your client to this address in place of Velip's. Nothing leaves this machine and nobody is really called.",
  address: "Address of the API:",
  token: "Any token that begins with sandbox- will do. One that begins with sandbox-fail-131 always gets code 131.",
  hello: "Hello! Your order has arrived.",
  clock: "Clock", real: "Time passes as on this machine.",
  turned: "Standing still: calls and campaigns go on only when you turn it.",
  stop: "Stop the clock", run: "Let it run", zone: "{time} in São Paulo",
  advanced: "Clock turned.", clockProblem: "The clock has not changed. Try again.",
  faults: "Faults", faultWords: "A queued fault hits the next request. For one request only, use the header X-Sandbox-Fault.",
  endpoint: "Endpoint", any: "any", fault: "Fault", times: "Times", queue: "Queue it",
  clear: "Empty the queue", noFaults: "No fault is queued: everything works.",
  queued: "Fault queued.", cleared: "Queue emptied.", waiting: "{endpoint}: {fault} ({times}×)",
  faultRefused: "There is no such fault, or not for this endpoint. There are: {kinds}. Separate several by commas; callback faults are for what dials.",
  faultsFull: "The queue is full.", notSent: "The sandbox did not answer. Try again.",
  phones: "Phones", openPhones: "Open in another tab", frame: "Show them here", unframe: "Hide them",
  person: "The phones page is open: an ordinary number rings 25 s for you.",
  alone: "With the phones page closed an ordinary number answers by itself after 2 s.",
  facts: "Limits and refusals of the platform",
  factWords: "The manual is silent about them, the newest documents are not. Choose one of the two, or turn one fact at a time.",
  manual: "As in the manual", docs: "As in the newest documents",
  reads: "Lists in the last hour: {lists} of 200. Look-ups today: {lookups} of {allowed}.",
  switches: {
    list_quota: "200 lists an hour (429)",
    lookup_quota: "Daily limit of look-ups (429)",
    ctid_first: "Beside a ctid, cd_id does not count",
    masking: "Masked numbers",
    paging: "Pages of up to 5,000 calls",
    docs_rows: "Records with numbers and origin",
    grouped_answers: "Keys of one answer together",
    zero_ids: "Id 0 beside a refusal",
    registered_addresses: "Warning of an unregistered IP",
    required_addresses: "Lists from registered IPs only (105)",
    duplicates: "Same number within 10 s (244)",
    unique_ctid: "A ctid only once (220)",
    sms_at_night: "300 SMS a night (245)",
    no_session_tokens: "GetUserID without temporary token",
    unknown_tokens: "Unknown token (102) and ban of the IP",
    mcp_tokens: "MCP token refused (114)",
    setbrasil: "Numbers completed without setbrasil",
    contents: "Texts and audios checked (201, 204, 205)",
    own_list: "The account's block list (260)",
    blocked_hours: "Holidays, and waiting with bkddd=2",
    voice_agents: "Voice agent, type 100 (290)",
    voices: "GetTTSVoices, and a refused voice (210)",
    recordings_by_id: "PlayAudioFile with recid",
    ignored_parameters: "Warning of an ignored parameter",
    request_ids: "Campaigns with request_id",
    campaign_kinds: "Campaigns that ask (4 and 6)",
    campaign_settings: "A campaign tells what was saved",
  },
  contents: "Tables", shown: "The newest {shown} of {count}.", yes: "yes", no: "no",
  calls: "Calls", campaigns: "Campaigns", audios: "Audios", bases: "Bases", sms: "SMS",
  ledger: "All that was dialled or sent",
  none: {
    calls: "No call yet. Ask for one with MakeTTSCall.",
    campaigns: "No campaign yet. Create one with CreateCampaign.",
    audios: "No audio yet. Create one with CreateAudioFile and ttswrt=1.",
    bases: "No base yet. Create one with CreateDestinationBase.",
    sms: "No SMS yet. Send one with MakeSMS.",
    ledger: "Nothing was dialled or sent yet.",
  },
  column: {
    at: "Time", number: "Number", words: "Words", phase: "Phase", status: "Outcome", keys: "Keys",
    seconds: "Duration", value: "Cost", id: "Id", ctid: "ctid", name: "Name", expires: "Expires",
    sound: "Listen", destinations: "Destinations", active: "Active", created: "Created", window: "When",
    made: "Made", answered: "Answered", progress: "Progress", state: "Now", kind: "Kind",
  },
  phase: {
    ringing: "ringing", hearing: "listening", ringing_second: "ringing the second", joined: "talking",
    failing: "the second failed", awaiting_key: "waiting for a key", nothing_pressed: "nothing pressed",
    queued: "waits for its hour", recording: "recording the answer", ended: "over",
  },
  status: {
    OK: "answered", NA: "not answered", EK: "wrong number", IK: "does not exist",
    CK: "mobile blocked", BK: "do not disturb",
  },
  state: {
    calling: "dialling", waiting: "waits for its hour", paused: "paused", done: "finished", over: "its days are over", model: "model",
  },
  kind: { call: "call", bridge: "bridge", sms: "SMS", tts: "speech", upload: "file", rec: "recording" },
  test: "only to be listened to", expired: "expired", noSound: "No sound: the voice or ffmpeg is missing.",
  listen: "Listen to {name}", recording: "audio {id}", ofCampaign: "campaign {id}",
};

// `say("none.calls")` reaches into a group; a word that no table knows is shown as it is.
export function say(name, values = {}) {
  const [group, word] = name.split(".");
  const table = language === "en" ? EN : PT;
  const found = word === undefined ? table[group] : table[group][word] ?? word;
  return found.replace(/\{(\w+)\}/g, (whole, field) => values[field] ?? whole);
}

const zone = "America/Sao_Paulo";


// English days are written with the month's name: 3/4 means two days to its readers.
function format(date, style) {
  const english = language === "en";
  const dateStyle = style.dateStyle && (english ? "medium" : "short");
  return new Intl.DateTimeFormat(english ? "en-GB" : "pt-BR", { ...style, dateStyle }).format(date);
}

export function hour(iso) {
  return format(new Date(iso), { timeZone: zone, timeStyle: "medium" });
}

export function moment(iso) {
  return format(new Date(iso), { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
}

export function day(iso) {
  const [year, month, date] = iso.split("-");
  return format(new Date(year, month - 1, date), { dateStyle: "short" });
}

export function count(number, places = 0) {
  const style = { minimumFractionDigits: places, maximumFractionDigits: places };
  return new Intl.NumberFormat(language, style).format(number);
}
