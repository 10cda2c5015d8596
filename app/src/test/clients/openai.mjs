// OpenAI's own library: recordings, and the realtime API through the library's own socket.
import fs from 'node:fs';
import net from 'node:net';
import OpenAI, { toFile } from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { bytes, described, main, pieces } from './common.mjs';

function client({ http, key }, more) {
  return new OpenAI({ apiKey: key, baseURL: `${http}/v1`, maxRetries: 0, ...more });
}

function transcribe(context, body, options) {
  return client(context, options).audio.transcriptions.create({
    file: fs.createReadStream(context.audio),
    model: 'whisper-1',
    language: 'en',
    ...body,
  });
}

// The library always dials wss; the server of a test has no certificate, so the line beneath is a plain one.
function realtime(context) {
  const line = ({ host, port }) => net.connect(port, host);
  const rt = new OpenAIRealtimeWS({ model: 'gpt-4o-transcribe', options: { createConnection: line } }, client(context));
  rt.on('error', (error) => context.tell({ type: 'client error', error: described(error), sent: error.error }));
  return rt;
}

function transcribing(turns) {
  return {
    type: 'session.update',
    session: {
      type: 'transcription',
      audio: {
        input: {
          format: { type: 'audio/pcm', rate: 24000 },
          transcription: { model: 'gpt-4o-transcribe', language: 'en' },
          turn_detection: turns,
        },
      },
    },
  };
}

async function converse(context, { turns, items, last }) {
  const rt = realtime(context);
  let completed = 0;
  const gone = new Promise((resolve) => rt.socket.on('close', (code) => resolve(code)));
  const enough = new Promise((resolve) => {
    rt.on('event', (event) => {
      context.tell(event);
      completed += event.type === 'conversation.item.input_audio_transcription.completed' ? 1 : 0;
      if (completed === items) {
        resolve();
      }
    });
  });
  await new Promise((resolve) => rt.once('session.created', resolve));
  rt.send(transcribing(turns));
  for (const piece of pieces(context, 50)) {
    rt.send({ type: 'input_audio_buffer.append', audio: bytes(piece).toString('base64') });
  }
  last(rt);
  await Promise.race([enough, gone]);
  rt.close();
  return { closed: await gone };
}

function silence(rt, ms) {
  const sound = Buffer.alloc((24000 * 2 * ms) / 1000).toString('base64');
  rt.send({ type: 'input_audio_buffer.append', audio: sound });
}

await main({
  json: async (context) => ({ answer: await transcribe(context, {}) }),
  verbose: async (context) => ({
    answer: await transcribe(context, {
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
    }),
  }),
  srt: async (context) => ({ answer: await transcribe(context, { response_format: 'srt' }) }),
  async stream(context) {
    for await (const event of await transcribe(context, { stream: true })) {
      context.tell(event);
    }
  },
  async models(context) {
    const names = [];
    for await (const model of client(context).models.list()) {
      names.push(model.id);
    }
    return { names, first: await client(context).models.retrieve(names[0]) };
  },
  unknownModel: (context) => transcribe(context, { model: 'no-such-model' }),
  noAudio: async (context) => transcribe(context, { file: await OpenAI.toFile(Buffer.from('no sound'), 'a.wav') }),
  translate: (context) =>
    client(context).audio.translations.create({ file: fs.createReadStream(context.audio), model: 'whisper-1' }),
  overloaded: (context) => transcribe(context, {}),
  // By itself the library tries again when it is told to wait, unless it would have to send a stream twice.
  retried: async (context) => {
    const file = await toFile(fs.readFileSync(context.audio), 'speech.wav');
    return { answer: await transcribe(context, { file }, { maxRetries: 6 }) };
  },
  realtime: (context) =>
    converse(context, {
      turns: { type: 'server_vad', silence_duration_ms: 500 },
      items: 2,
      last: (rt) => silence(rt, 3000),
    }),
  committed: (context) =>
    converse(context, { turns: null, items: 1, last: (rt) => rt.send({ type: 'input_audio_buffer.commit' }) }),
  async realtimeRefused(context) {
    const rt = realtime(context);
    return { closed: await new Promise((resolve) => rt.socket.on('close', resolve)) };
  },
  async realtimeOverloaded(context) {
    const rt = realtime(context);
    const gone = new Promise((resolve) => rt.socket.on('close', resolve));
    rt.on('event', context.tell);
    await new Promise((resolve) => rt.once('session.created', resolve));
    silence(rt, 100);
    return { closed: await gone };
  },
});
