// Earshot's own protocol (docs/protocol.md), from config to done, over as many connections as it takes.

/** Sound that waits while there is no connection: half a minute, in chunks of 100 ms. */
const LONGEST_QUEUE = 300;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

/** Headers that carry a key, for fetch. */
export function headers(key) {
  return key ? { Authorization: `Bearer ${key}` } : {};
}

/** A browser's WebSocket sends no headers: the key goes as a subprotocol, as base64url without padding. */
function subprotocols(key) {
  if (!key) {
    return ['earshot'];
  }
  const bytes = String.fromCharCode(...new TextEncoder().encode(key));
  const text = btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return ['earshot', `earshot-key.${text}`];
}

export class Conversation {
  #config;
  #key;
  #on;
  #socket;
  #queue = [];
  #samples = 0; // sent over this connection
  #sent = []; // [samples sent before and with a chunk, when], of this connection
  #pause = FIRST_PAUSE;
  #timer;
  #ending = false;
  #over = false;

  /** @param config the first message, with the rate of the sound
      @param on has a function for each of: ready, interim, final (message, and its delay in ms), notice, state, lost,
        locked, over (all with a sentence, where there is one) */
  constructor(config, key, on) {
    this.#config = config;
    this.#key = key;
    this.#on = on;
    this.#connect();
  }

  /** 16-bit samples. While there is no connection they wait, the newest half minute of them. */
  sound(buffer) {
    if (this.#ending || this.#over) {
      return;
    }
    this.#queue.push(buffer);
    if (this.#queue.length > LONGEST_QUEUE) {
      this.#queue.shift();
    }
    this.#pour();
  }

  /** What follows is to be heard like this. */
  change(wish) {
    this.#config = { ...this.#config, ...wish };
    if (this.#open) {
      this.#say(this.#config);
    }
  }

  /** There is no more sound: the last finals come, then over. */
  end() {
    this.#ending = true;
    if (this.#open) {
      this.#say({ type: 'end' });
    } else {
      this.#leave();
    }
  }

  get #open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #connect() {
    const address = new URL('ws/transcribe', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    address.search = address.hash = '';
    const socket = new WebSocket(address, subprotocols(this.#key));
    let stood = false;
    socket.onopen = () => {
      stood = true;
      this.#samples = 0;
      this.#sent = [];
      this.#say(this.#config);
      this.#pour();
      this.#on.state('Listening …');
    };
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    socket.onclose = () => this.#closed(stood);
    this.#socket = socket;
  }

  #say(message) {
    this.#socket.send(JSON.stringify(message));
  }

  #pour() {
    while (this.#open && this.#queue.length > 0) {
      const chunk = this.#queue.shift();
      this.#socket.send(chunk);
      this.#samples += chunk.byteLength / 2;
      this.#sent.push([this.#samples, performance.now()]);
    }
  }

  #hear(message) {
    switch (message.type) {
      case 'ready':
        this.#pause = FIRST_PAUSE;
        this.#on.ready(message);
        break;
      case 'interim':
      case 'final':
        this.#on[message.type](message, this.#delay(message.end));
        break;
      case 'notice':
        this.#on.notice(message.message);
        break;
      case 'error':
        this.#on.notice(message.message);
        if (message.fatal && !message.retryable) {
          this.#leave();
        }
        break;
      case 'done':
        this.#leave();
        break;
    }
  }

  /** How long ago the sound at this second was sent. */
  #delay(end) {
    const sample = (end ?? 0) * this.#config.sample_rate;
    const at = this.#sent.findIndex(([samples]) => samples >= sample);
    const [, when] = at < 0 ? this.#sent.at(-1) ?? [0, performance.now()] : this.#sent[at];
    this.#sent.splice(0, Math.max(0, at - 1000)); // what was said longer ago is not asked for
    return performance.now() - when;
  }

  async #closed(stood) {
    if (this.#over) {
      return;
    }
    if (this.#ending) {
      this.#leave();
      return;
    }
    this.#on.lost();
    if (!stood && await isLocked(this.#key)) {
      this.#leave();
      this.#on.locked();
      return;
    }
    this.#on.state(`The connection is lost; trying again. What you say meanwhile is kept for half a minute.`);
    this.#timer = setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, 2 * this.#pause);
  }

  #leave() {
    if (!this.#over) {
      this.#over = true;
      clearTimeout(this.#timer);
      this.#socket.close();
      this.#on.over();
    }
  }
}

/** The ids of the server's models. */
export async function models(key) {
  const answer = await fetch('v1/models', { headers: headers(key) });
  return answer.ok ? (await answer.json()).data.map((model) => model.id) : [];
}

/** Whether the server wants another key than this. */
export async function isLocked(key) {
  try {
    return (await fetch('v1/models', { headers: headers(key) })).status === 401;
  } catch (unreachable) {
    return false;
  }
}
