// The microphone: pressed once it records, pressed again it sends; what is recorded can be dropped.
import { say } from "/chat/static/words.js";

const LONGEST = 118_000; // the usual bound is two minutes, and the note's own clock is not ours
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
// As the room sounds: what a browser takes for noise may be a number.
const SOUND = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const byId = (id) => document.getElementById(id);

export const canRecord = Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

export class Recorder {
  // recorded(blob, seconds) is called with what was said; toast(text) with what went wrong.
  constructor({ recorded, toast }) {
    Object.assign(this, { recorded, toast });
    this.button = byId("mic");
    this.button.hidden = !canRecord;
    this.drop = byId("drop");
    this.state = byId("recording");
    this.button.addEventListener("click", () => (this.recorder ? this.stop(true) : this.start()));
    this.drop.addEventListener("click", () => this.stop(false));
  }

  async start() {
    if (this.opening) return;
    this.opening = true;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: SOUND });
    } catch (error) {
      this.toast(say(error.name === "NotAllowedError" ? "mic-forbidden" : "mic-missing"));
      return;
    } finally {
      this.opening = false;
    }
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.recorder = new MediaRecorder(this.stream, mimeType ? { mimeType } : {});
    this.pieces = [];
    this.begun = performance.now();
    this.recorder.addEventListener("dataavailable", ({ data }) => this.pieces.push(data));
    this.recorder.addEventListener("stop", () => this.ended());
    this.recorder.start();
    this.ticking = setInterval(() => this.tick(), 250);
    this.show(true);
  }

  stop(keep) {
    if (!this.recorder) return;
    this.keep = keep;
    this.seconds = (performance.now() - this.begun) / 1000;
    this.recorder.stop();
  }

  ended() {
    clearInterval(this.ticking);
    for (const track of this.stream.getTracks()) track.stop();
    const blob = new Blob(this.pieces, { type: this.recorder.mimeType });
    this.recorder = null;
    this.show(false);
    if (this.keep && blob.size > 0) this.recorded(blob, this.seconds);
  }

  tick() {
    const seconds = Math.floor((performance.now() - this.begun) / 1000);
    this.state.textContent = say("recording", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
    if (seconds * 1000 >= LONGEST) this.stop(true);
  }

  show(on) {
    document.documentElement.toggleAttribute("data-recording", on);
    this.button.setAttribute("aria-label", say(on ? "mic-send" : "mic"));
    this.button.setAttribute("aria-pressed", String(on));
    this.state.hidden = this.drop.hidden = !on;
    if (on) this.tick();
  }
}

// Hands a recording over, again and again under the same key, until it is kept or refused.
export async function sendNote({ key, blob, seconds }, { kept, refused }) {
  const address = `/chat/note?key=${key}&seconds=${Math.floor(seconds)}`;
  for (let wait = 1000; ; wait = Math.min(30_000, wait * 2)) {
    try {
      const answer = await fetch(address, { method: "POST", body: blob });
      if ([401, 403, 404, 413].includes(answer.status)) return refused(say("note-lost"));
      const said = await answer.json();
      if (answer.ok) return kept(said);
      if (!said.retry) return refused(said.text);
      wait = said.retry * 1000;
    } catch {
      // not reachable: the recording waits on this page
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
