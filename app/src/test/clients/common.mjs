// What all the clients here share: `node CLIENT.mjs CASE SERVER KEY AUDIO` does one thing and prints what
// happened as one line of JSON. AUDIO is a WAV file of 16 bits, mono.
import fs from 'node:fs';

const PATIENCE_MS = 75_000;

/** Runs the case that was asked for. A client that hangs is ended, and says so. */
export async function main(cases) {
  const [name, server, key, audio] = process.argv.slice(2);
  const chosen = cases[name];
  if (!chosen) {
    throw new Error(`unknown case ${name}; there are ${Object.keys(cases).join(', ')}`);
  }
  const log = [];
  setTimeout(() => end({ ...collected(log), hung: true }), PATIENCE_MS);
  process.on('unhandledRejection', (error) => log.push({ unhandled: described(error) }));
  process.on('uncaughtException', (error) => log.push({ unhandled: described(error) }));
  try {
    const wav = fs.readFileSync(audio);
    const more = await chosen({
      http: server,
      ws: server.replace(/^http/, 'ws'),
      key,
      audio,
      wav,
      samples: samples(wav),
      rate: wav.readUInt32LE(24),
      tell: (event) => log.push(event),
    });
    end({ ...collected(log), ...more });
  } catch (error) {
    end({ ...collected(log), error: described(error) });
  }
}

function collected(log) {
  return {
    events: log.filter((one) => !one.unhandled),
    unhandled: log.filter((one) => one.unhandled).map((one) => one.unhandled),
  };
}

// The whole line is written before the process goes, whatever else still runs in it.
function end(result) {
  fs.writeSync(1, JSON.stringify(result) + '\n');
  process.exit(0);
}

/** An error as a program sees it that catches it. */
export function described(error) {
  const kinds = [];
  for (let kind = Object.getPrototypeOf(error ?? null); kind; kind = Object.getPrototypeOf(kind)) {
    kinds.push(kind.constructor.name);
  }
  return {
    kinds,
    status: error?.status ?? error?.statusCode,
    code: error?.code ?? undefined,
    message: String(error?.message ?? error),
  };
}

function samples(wav) {
  let at = 12;
  while (wav.toString('latin1', at, at + 4) !== 'data') {
    at += 8 + wav.readUInt32LE(at + 4);
  }
  const bytes = wav.subarray(at + 8, at + 8 + wav.readUInt32LE(at + 4));
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** The sound in pieces of so many milliseconds, as fast as the other side takes them. */
export function* pieces({ samples, rate }, ms) {
  const length = Math.round((rate * ms) / 1000);
  for (let at = 0; at < samples.length; at += length) {
    yield samples.slice(at, at + length);
  }
}

export function bytes(piece) {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
