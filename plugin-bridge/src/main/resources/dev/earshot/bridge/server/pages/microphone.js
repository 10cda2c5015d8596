// The browser's microphone, as chunks of 100 ms of 16-bit samples.

/** The rate that the server hears at; a browser that cannot give it gives its own, which the server is told. */
const RATE = 16000;
const LARGEST_RATE = 48000;

/** Why there is no sound, as a sentence that says what to do. */
export class NoMicrophone extends Error {}

export class Microphone {
  #stream;
  #context;

  /** Whether a browser lets a page from this address listen at all. */
  static requireAllowed() {
    if (!window.isSecureContext || !navigator.mediaDevices) {
      throw new NoMicrophone(`A browser gives its microphone only to pages that come over https, or from the machine itself.`
        + ` Start the server with a certificate and open https://${location.host}, or open http://localhost`
        + `${location.port ? ':' + location.port : ''} on the machine it runs on. Recordings can be opened here all the same.`);
    }
  }

  /** @param heard is given {sound, peak} every 100 ms
      @param lost is called when the microphone goes away by itself */
  async start(heard, lost) {
    Microphone.requireAllowed();
    this.#stream = await this.#open();
    try {
      const source = await this.#connect();
      await this.#context.audioWorklet.addModule('assets/sampler.js');
      const sampler = new AudioWorkletNode(this.#context, 'sampler', {
        numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit',
      });
      sampler.port.onmessage = ({ data }) => heard(data);
      source.connect(sampler);
      this.#stream.getAudioTracks()[0].addEventListener('ended', lost);
      await this.#context.resume();
    } catch (failure) {
      this.stop();
      throw failure;
    }
  }

  async #open() {
    try {
      return await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true },
      });
    } catch (failure) {
      throw new NoMicrophone(sentence(failure));
    }
  }

  /** Firefox connects no microphone to a context of another rate. */
  async #connect() {
    for (const options of [{ sampleRate: RATE }, {}, { sampleRate: LARGEST_RATE }]) {
      const context = new AudioContext(options);
      try {
        const source = context.createMediaStreamSource(this.#stream);
        if (context.sampleRate <= LARGEST_RATE) {
          this.#context = context;
          return source;
        }
      } catch (otherRate) {
        // the next one may do
      }
      await context.close();
    }
    throw new NoMicrophone(`This microphone's rate is none that the server takes; choose another microphone.`);
  }

  get rate() {
    return Math.round(this.#context.sampleRate);
  }

  stop() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#context?.close();
    this.#stream = undefined;
    this.#context = undefined;
  }
}

function sentence(failure) {
  switch (failure.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'The browser does not let this page use the microphone. Allow it in the settings of this page, beside the'
        + ' address, and start again.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'This device has no microphone that the browser can find. Connect one, and start again.';
    case 'NotReadableError':
    case 'AbortError':
      return 'The microphone cannot be read; another program may be using it. Close that one, and start again.';
    default:
      return `The microphone cannot be used (${failure.message}).`;
  }
}
