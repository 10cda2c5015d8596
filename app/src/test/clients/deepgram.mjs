// Deepgram's own SDK, as its README uses it.
import fs from 'node:fs';
import { DeepgramClient } from '@deepgram/sdk';
import { bytes, described, main, pieces } from './common.mjs';

function client({ http, ws, key }) {
  return new DeepgramClient({
    apiKey: key,
    environment: { base: http, production: ws, agent: ws, agentRest: http },
  });
}

function listened(connection, context) {
  return new Promise((resolve) => {
    connection.on('message', context.tell);
    connection.on('error', (error) => context.tell({ type: 'client error', error: described(error) }));
    connection.on('close', (event) => resolve({ closed: event.code }));
  });
}

async function live(context, more) {
  const connection = await client(context).listen.v1.connect({
    model: 'nova-3',
    language: 'en',
    punctuate: 'true',
    interim_results: 'true',
    encoding: 'linear16',
    sample_rate: context.rate,
    reconnectAttempts: 0,
    ...more,
  });
  const gone = listened(connection, context);
  connection.connect();
  await connection.waitForOpen();
  return { connection, gone };
}

await main({
  async live(context) {
    const { connection, gone } = await live(context, { vad_events: 'true', utterance_end_ms: '1000' });
    for (const piece of pieces(context, 100)) {
      connection.sendMedia(bytes(piece));
    }
    connection.sendFinalize({ type: 'Finalize' });
    connection.sendKeepAlive({ type: 'KeepAlive' });
    connection.sendCloseStream({ type: 'CloseStream' });
    return await gone;
  },
  async flux(context) {
    const connection = await client(context).listen.v2.connect({
      model: 'flux-general-en',
      encoding: 'linear16',
      sample_rate: context.rate,
      eager_eot_threshold: '0.5',
      reconnectAttempts: 0,
    });
    const gone = listened(connection, context);
    connection.connect();
    await connection.waitForOpen();
    connection.sendConfigure({ type: 'Configure', thresholds: { eot_threshold: 0.8 } });
    for (const piece of pieces(context, 80)) {
      connection.sendMedia(bytes(piece));
    }
    connection.sendCloseStream({ type: 'CloseStream' });
    return await gone;
  },
  // A turn is ended by the client, in the middle of what is said.
  async forcedTurn(context) {
    const connection = await client(context).listen.v2.connect({
      model: 'flux-general-en',
      encoding: 'linear16',
      sample_rate: context.rate,
      reconnectAttempts: 0,
    });
    const gone = listened(connection, context);
    connection.connect();
    await connection.waitForOpen();
    const all = [...pieces(context, 80)];
    all.slice(0, all.length / 2).forEach((piece) => connection.sendMedia(bytes(piece)));
    connection.sendForceEndTurn({ type: 'ForceEndTurn' });
    all.slice(all.length / 2).forEach((piece) => connection.sendMedia(bytes(piece)));
    connection.sendCloseStream({ type: 'CloseStream' });
    return await gone;
  },
  async file(context) {
    const answer = await client(context).listen.v1.media.transcribeFile(fs.createReadStream(context.audio), {
      model: 'nova-3',
      language: 'en',
      smart_format: true,
      utterances: true,
    });
    return { answer };
  },
  async unknownModel(context) {
    return await client(context).listen.v1.media.transcribeFile(
      context.wav,
      { model: 'no-such-model' },
      { maxRetries: 0 },
    );
  },
  async liveUnknownModel(context) {
    const { gone } = await live(context, { model: 'no-such-model' });
    return await gone;
  },
  async liveRefused(context) {
    await live(context, {});
  },
  // The SDK connects again by itself, which is what close code 1013 is for.
  async liveOverloaded(context) {
    const { connection, gone } = await live(context, { reconnectAttempts: 8 });
    const closed = await gone;
    context.tell({ type: 'closed', ...closed });
    await connection.waitForOpen();
    for (const piece of pieces(context, 100)) {
      connection.sendMedia(bytes(piece));
    }
    const again = listened(connection, context);
    connection.sendCloseStream({ type: 'CloseStream' });
    return await again;
  },
});
