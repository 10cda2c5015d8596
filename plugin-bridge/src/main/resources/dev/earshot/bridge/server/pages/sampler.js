// Runs beside the sound card: collects 100 ms of sound, as 16-bit samples, and how loud it was.
class Sampler extends AudioWorkletProcessor {
  constructor() {
    super();
    this.size = Math.round(sampleRate / 10);
    this.begin();
  }

  begin() {
    this.samples = new Int16Array(this.size);
    this.filled = 0;
    this.peak = 0;
  }

  process([channels]) {
    const sound = channels[0];
    if (sound) {
      for (const value of sound) {
        this.peak = Math.max(this.peak, Math.abs(value));
        this.samples[this.filled++] = Math.round(Math.max(-1, Math.min(1, value)) * 32767);
        if (this.filled === this.size) {
          this.port.postMessage({ sound: this.samples.buffer, peak: this.peak }, [this.samples.buffer]);
          this.begin();
        }
      }
    }
    return true;
  }
}

registerProcessor('sampler', Sampler);
