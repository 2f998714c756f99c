// The microphone of the person who holds a phone, as a WAV file that needs nothing to be read.
const RATE = 16000; // samples a second at least; more than a telephone has

export class Microphone {
  // Opened when the call is answered, so that the browser's question takes no time of the answer.
  constructor() {
    this.context = new AudioContext();
    this.blocks = null;
    this.failed = false;
    this.ready = this.open().catch(() => this.fail());
  }

  async open() {
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (this.closed) return this.close();
    await this.context.audioWorklet.addModule("/phones/capture.js");
    await this.context.resume();
    const capture = new AudioWorkletNode(this.context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => this.blocks?.push(data);
    this.context.createMediaStreamSource(this.stream).connect(capture);
  }

  fail() {
    this.failed = true;
    this.close();
  }

  start() {
    this.blocks ??= [];
  }

  // The WAV file of what was heard since `start`; null when that is nothing, also because nobody
  // has told the browser yet whether it may listen.
  finish() {
    const blocks = this.blocks ?? [];
    const rate = this.context.sampleRate;
    this.close();
    return blocks.length > 0 ? wav(blocks, rate) : null;
  }

  close() {
    this.closed = true;
    this.stream?.getTracks().forEach((track) => track.stop());
    if (this.context.state !== "closed") this.context.close();
  }
}

function wav(blocks, rate) {
  const step = Math.max(1, Math.floor(rate / RATE));
  const samples = averaged(blocks, step);
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at, letters) => [...letters].forEach((one, turn) => view.setUint8(at + turn, one.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, Math.round(rate / step), true);
  view.setUint32(28, Math.round(rate / step) * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, turn) => view.setInt16(44 + turn * 2, sample * 32767, true));
  return view.buffer;
}

function averaged(blocks, step) {
  const whole = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return Float32Array.from({ length: Math.floor(whole.length / step) }, (_, turn) => {
    const part = whole.subarray(turn * step, (turn + 1) * step);
    const mean = part.reduce((sum, sample) => sum + sample, 0) / step;
    return Math.max(-1, Math.min(1, mean));
  });
}
