// The connection: opens, says what it has seen, notices silence, and comes back by itself.
const SILENCE = 50_000; // the server is heard every 20 s
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const CROWDED_WAIT = 30_000;
const CODES = { ended: 4401, otherPerson: 4409, crowded: 4429 };

export class Wire {
  // hello() is what to begin with; heard(message) and changed(state) tell of what happens.
  constructor({ hello, heard, changed }) {
    Object.assign(this, { hello, heard, changed });
    this.socket = null;
    this.failures = 0;
    this.state = "connecting";
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  get ready() {
    return this.state === "open";
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  connect() {
    clearTimeout(this.waiting);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/chat/ws`);
    this.socket = socket;
    this.listenForSilence();
    socket.addEventListener("open", () => this.socket === socket && this.send(this.hello()));
    socket.addEventListener("message", (event) => this.socket === socket && this.take(event.data));
    socket.addEventListener("close", (event) => this.socket === socket && this.lose(event.code));
  }

  take(text) {
    this.listenForSilence();
    const message = JSON.parse(text);
    this.heard(message);
    if (message.type !== "lines") return;
    this.failures = 0;
    this.become("open");
  }

  // A connection on a dead network can take minutes to close: it is left to itself.
  drop() {
    const socket = this.socket;
    this.lose(0);
    socket?.close();
  }

  lose(code) {
    this.socket = null;
    clearTimeout(this.silence);
    if (code === CODES.otherPerson) location.reload();
    else if (code === CODES.ended) this.become("ended");
    else if (code === CODES.crowded) this.again(CROWDED_WAIT, "crowded");
    else this.retry();
  }

  retry() {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures);
    this.failures += 1;
    // Jitter: after a restart not everybody comes at the same moment.
    this.again(longest * (0.5 + Math.random() / 2), "lost");
    if (this.failures === 2) this.lookForSession();
  }

  again(wait, state) {
    this.become(state);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.connect(), wait);
  }

  // A refused socket does not say why; the page itself does.
  async lookForSession() {
    try {
      const answer = await fetch("/chat", { method: "HEAD", cache: "no-store" });
      if (answer.status === 404 && !this.ready) {
        clearTimeout(this.waiting);
        this.become("ended");
      } else if (this.state === "ended") {
        this.connect(); // logged in again, in another page
      }
    } catch {
      // not reachable: the next try will tell
    }
  }

  hurry() {
    if (this.socket !== null) return;
    if (this.state === "lost") this.connect();
    else if (this.state === "ended") this.lookForSession();
  }

  listenForSilence() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.drop(), SILENCE);
  }

  become(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed(state);
  }
}
