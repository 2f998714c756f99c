// Runs in the audio thread: hands on every block of samples that the microphone gives.
class Capture extends AudioWorkletProcessor {
  process([input]) {
    if (input[0]) this.port.postMessage(input[0].slice());
    return true;
  }
}
registerProcessor("capture", Capture);
