// A client of Earshot's own protocol that knows nothing but its six messages, on the bare `ws`.
import WebSocket from 'ws';
import { bytes, main, pieces } from './common.mjs';

const KNOWN = ['interim', 'final', 'error'];

function connect({ ws, key }) {
  return new WebSocket(`${ws}/ws/transcribe`, { headers: { Authorization: `Bearer ${key}` } });
}

function opened(socket) {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
}

async function speak(context) {
  const socket = connect(context);
  const unknown = new Set();
  const gone = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    if (KNOWN.includes(message.type)) {
      context.tell(message);
    } else {
      unknown.add(message.type);
    }
  });
  await opened(socket);
  socket.send(JSON.stringify({ type: 'config', language: 'en' }));
  for (const piece of pieces(context, 100)) {
    socket.send(bytes(piece));
  }
  socket.send(JSON.stringify({ type: 'end' }));
  return { closed: await gone, unknown: [...unknown] };
}

await main({
  speak,
  // Goes away in the middle of a word, as a laptop does that is shut.
  async vanish(context) {
    const socket = connect(context);
    const settled = new Promise((resolve) => socket.once('message', resolve));
    await opened(socket);
    for (const piece of pieces(context, 100)) {
      socket.send(bytes(piece));
    }
    await settled;
    socket.terminate();
  },
  async refused(context) {
    const socket = connect(context);
    const answer = new Promise((resolve) => socket.once('unexpected-response', (_, response) => resolve(response)));
    const response = await Promise.race([answer, opened(socket)]);
    const body = await response.setEncoding('utf8').toArray();
    return { status: response.statusCode, body: JSON.parse(body.join('')) };
  },
  async overloaded(context) {
    const socket = connect(context);
    const gone = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
    socket.on('message', (data) => context.tell(JSON.parse(data)));
    await opened(socket);
    socket.send(bytes(pieces(context, 100).next().value));
    return { closed: await gone };
  },
});
