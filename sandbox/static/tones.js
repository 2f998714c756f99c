// The ring (425 Hz, one second on, four off, as in Brazil) and the sound of the keys.
const RING = 425;
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const PAD = ["123", "456", "789", "*0#"];

let context = null;
let ringing = null;

function ready() {
  context ??= new AudioContext();
  return context.state === "running";
}

// A browser makes no sound before the first click on the page; then this answers false.
export async function allowed() {
  ready();
  // a refused resume() stays pending for ever, so it is not waited for
  context.resume().catch(() => {});
  await new Promise((done) => setTimeout(done, 80));
  return context.state === "running";
}

function beep(frequencies, seconds, volume) {
  const gain = context.createGain();
  const start = context.currentTime;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.02);
  gain.gain.setValueAtTime(volume, start + seconds - 0.03);
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  gain.connect(context.destination);
  const oscillators = frequencies.map((frequency) => {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain);
    oscillator.start(start);
    oscillator.stop(start + seconds);
    return oscillator;
  });
  return () => oscillators.forEach((oscillator) => oscillator.disconnect());
}

export function startRing() {
  if (ringing) return;
  ringing = { silence: () => {} };
  const once = () => {
    if (ready()) ringing.silence = beep([RING], 1, 0.2);
  };
  once();
  ringing.timer = setInterval(once, 5000);
}

export function stopRing() {
  if (!ringing) return;
  clearInterval(ringing.timer);
  ringing.silence();
  ringing = null;
}

// Called after a click made sound possible: the ring begins anew instead of up to 5 s later.
export function restartRing() {
  if (!ringing) return;
  stopRing();
  startRing();
}

export function keyTone(key) {
  if (!ready()) return;
  const row = PAD.findIndex((keys) => keys.includes(key));
  beep([ROWS[row], COLUMNS[PAD[row].indexOf(key)]], 0.12, 0.1);
}
