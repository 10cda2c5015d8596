// A recording, sent as a whole; its text comes while it is being read (docs/server-http.md).
import { headers } from './conversation.js';

/** Why it was not heard, in the server's words. */
export class NotHeard extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/** @param wish model and language, each may be empty
    @param more is given each piece of text
    @return all of it */
export async function transcribe(file, wish, key, signal, more) {
  const form = new FormData();
  form.append('model', wish.model || 'whisper-1');
  if (wish.language) {
    form.append('language', wish.language);
  }
  form.append('stream', 'true');
  form.append('file', file);
  const answer = await fetch('v1/audio/transcriptions', { method: 'POST', body: form, headers: headers(key), signal });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new NotHeard(problem.error?.message ?? `The server answers ${answer.status}.`, answer.status);
  }
  for await (const event of events(answer.body)) {
    switch (event.type) {
      case 'transcript.text.delta':
        more(event.delta);
        break;
      case 'transcript.text.done':
        return event.text;
      case 'error':
        throw new NotHeard(event.error.message, 200);
    }
  }
  throw new NotHeard('The connection broke before the end of the recording; try again.', 200);
}

/** Server-sent events, each of one line of JSON. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const data = line.match(/^data: *(\{.*\})\r?$/);
      if (data) {
        yield JSON.parse(data[1]);
      }
    }
  }
}
