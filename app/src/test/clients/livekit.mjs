// LiveKit's agents, without a room: the speech-to-text of its real plugins, fed as an agent feeds it.
import { inference, initializeLogger, mergeFrames, stt as speech } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as openai from '@livekit/agents-plugin-openai';
import { AudioFrame } from '@livekit/rtc-node';
import WebSocket from 'ws';
import { described, main, pieces, sleep } from './common.mjs';

initializeLogger({ pretty: false, level: 'silent' });

const FRAME_MS = 50;

function frames(context) {
  return [...pieces(context, FRAME_MS)].map((piece) => new AudioFrame(piece, context.rate, 1, piece.length));
}

function silence(context, ms) {
  const length = (context.rate * ms) / 1000;
  return frames({ ...context, samples: new Int16Array(length) });
}

function told(event) {
  const first = event.alternatives?.[0];
  return {
    type: speech.SpeechEventType[event.type],
    text: first?.text,
    language: first?.language,
    start: first?.startTime,
    end: first?.endTime,
    words: first?.words?.length,
  };
}

function listening(context, plugin) {
  return new Promise((resolve) =>
    plugin.on('error', ({ error, recoverable }) => {
      context.tell({ type: 'error', error: described(error), recoverable });
      if (!recoverable) {
        resolve();
      }
    }),
  );
}

// As fast as it is spoken; a room sends on when nobody speaks. An agent ends no stream, it closes it.
async function stream(context, plugin, finals) {
  void listening(context, plugin);
  const heard = plugin.stream();
  let done = false;
  const feeding = (async () => {
    const start = Date.now();
    let sent = 0;
    for (const frame of [...frames(context), ...silence(context, 20_000)]) {
      if (done) {
        return;
      }
      heard.pushFrame(frame);
      sent += FRAME_MS;
      await sleep(start + sent - Date.now());
    }
  })();
  let count = 0;
  let silent = true;
  for await (const event of heard) {
    const one = told(event);
    context.tell(one);
    silent = one.type === 'END_OF_SPEECH' || (silent && one.type !== 'START_OF_SPEECH');
    count += one.type === 'FINAL_TRANSCRIPT' ? 1 : 0;
    if (count >= finals && silent) {
      break;
    }
  }
  done = true;
  await feeding;
  heard.close();
}

// Until the plugin gives up.
async function failing(context, plugin) {
  const gone = listening(context, plugin);
  const heard = plugin.stream({ connOptions: { maxRetry: 2, retryIntervalMs: 200, timeoutMs: 5000 } });
  for (const frame of silence(context, 200)) {
    heard.pushFrame(frame);
  }
  await gone;
  heard.close();
}

const listen = ({ ws, key }) => new deepgram.STT({ apiKey: key, baseUrl: ws });
const flux = ({ ws, key }) =>
  new deepgram.STTv2({ apiKey: key, endpointUrl: `${ws}/v2/listen`, eagerEotThreshold: 0.5 });
const rest = ({ http, key }, more) =>
  new openai.STT({ apiKey: key, baseURL: `${http}/v1`, useRealtime: false, ...more });
const realtime = ({ http, key }, more) =>
  new openai.STT({ apiKey: key, baseURL: `${http}/v1`, model: 'gpt-4o-transcribe', ...more });

await main({
  listen: (context) => stream(context, listen(context), 2),
  flux: (context) => stream(context, flux(context), 2),
  realtime: (context) => stream(context, realtime(context), 2),
  // The usual model of the plugin has no turn detection: the client's own finds utterances, and commits them.
  ownTurns: (context) => stream(context, realtime(context, { model: undefined }), 2),
  // What cannot stream itself is given whole utterances, which the client's own detection finds.
  adapted: (context) => stream(context, new speech.StreamAdapter(rest(context), new inference.VAD()), 2),
  async recognize(context) {
    return { answer: told(await rest(context).recognize(mergeFrames(frames(context)))) };
  },
  async recognizeDeepgram(context) {
    const plugin = new deepgram.STT({ apiKey: context.key, baseUrl: context.ws });
    return { answer: told(await plugin.recognize(mergeFrames(frames(context)))) };
  },
  recognizeRefused: (context) => rest(context).recognize(mergeFrames(frames(context))),
  // Somebody else has the only place for a second; the plugin tries at once, and after 0.1, 2.1 and 4.1 s.
  async crowded(context) {
    const guest = new WebSocket(`${context.ws}/ws/transcribe`, { headers: { Authorization: `Bearer ${context.key}` } });
    await new Promise((resolve) => guest.once('open', resolve));
    const hearing = stream(context, listen(context), 2);
    await sleep(1000);
    guest.close();
    await hearing;
  },
  listenRefused: (context) => failing(context, listen(context)),
  fluxRefused: (context) => failing(context, flux(context)),
  realtimeRefused: (context) => failing(context, realtime(context)),
});
