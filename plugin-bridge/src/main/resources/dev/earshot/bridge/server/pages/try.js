// The page itself: what is pressed, and what is shown.
import { Conversation, isLocked, models } from './conversation.js';
import { fillLanguages } from './languages.js';
import { Microphone, NoMicrophone } from './microphone.js';
import { NotHeard, transcribe } from './recording.js';

const at = (id) => document.getElementById(id);
const microphone = new Microphone();
let key = ''; // in memory only
let conversation; // while there is one
let upload; // while a recording is being sent
let awake; // keeps a phone's screen on
let told = []; // delays of finals, ms

// --- what is shown

const show = (sentence) => { at('status').textContent = sentence; };

function complain(sentence) {
  at('trouble').textContent = sentence;
  at('trouble').hidden = !sentence;
}

function busy(is) {
  at('start').hidden = is;
  at('stop').hidden = !is;
  at('file').disabled = is;
}

function level(peak) {
  // -60 dB to 0 dB
  const part = Math.max(0, Math.min(100, 100 + (100 / 60) * 20 * Math.log10(Math.max(peak, 1e-6))));
  at('bar').setAttribute('width', part.toFixed(1));
  at('level').setAttribute('aria-valuenow', Math.round(part));
}

function tentative(committed, rest) {
  at('committed').textContent = committed;
  at('tentative').textContent = rest;
  at('empty').hidden = true;
  follow();
}

function settled(text) {
  const line = document.createElement('p');
  line.dir = 'auto';
  line.textContent = text;
  at('final').append(line);
  at('empty').hidden = true;
  at('copy').disabled = at('clear').disabled = false;
  follow();
  return line;
}

function follow() {
  const below = document.documentElement.scrollHeight - window.scrollY - window.innerHeight;
  if (below < 200) {
    window.scrollTo({ top: document.documentElement.scrollHeight });
  }
}

function figures(model, language, delay) {
  const parts = [model, language].filter(Boolean);
  if (delay !== undefined) {
    parts.push(`text ${(delay / 1000).toFixed(1)} s after its sound`);
  }
  at('figures').textContent = parts.join(' · ');
}

// --- the key

function askForKey(again) {
  at('unlock').hidden = false;
  complain(again ? 'This server does not know that key; look at it again.' : '');
  at('key').focus();
}

at('unlock').addEventListener('submit', async (event) => {
  event.preventDefault();
  key = at('key').value.trim();
  if (await isLocked(key)) {
    askForKey(true);
    return;
  }
  at('key').value = '';
  at('unlock').hidden = true;
  complain('');
  await fillModels();
});

async function fillModels() {
  const ids = await models(key).catch(() => []);
  at('model').replaceChildren(new Option('the usual one', ''), ...ids.map((id) => new Option(id, id)));
}

// --- the microphone

const wish = () => ({ language: at('language').value || undefined, model: at('model').value || undefined });

at('start').addEventListener('click', async () => {
  complain('');
  busy(true);
  show('Asking for the microphone …');
  try {
    await microphone.start(heard, () => stop('The microphone has gone. Connect it, and start again.'));
  } catch (failure) {
    busy(false);
    show('Not listening.');
    complain(failure instanceof NoMicrophone ? failure.message : `The microphone cannot be used (${failure.message}).`);
    return;
  }
  show('Connecting …');
  awake = await navigator.wakeLock?.request('screen').catch(() => undefined);
  let model = '';
  let language = '';
  told = [];
  conversation = new Conversation({ type: 'config', sample_rate: microphone.rate, ...wish() }, key, {
    state: show,
    notice: complain,
    locked: () => askForKey(Boolean(key)),
    lost: () => tentative('', ''),
    ready: (message) => {
      model = message.model;
      language = message.language ?? '';
      show('Listening …');
      figures(model, language);
    },
    interim: (message, delay) => {
      tentative(message.committed ?? '', message.tentative ?? message.text);
      figures(model, language, delay);
    },
    final: (message, delay) => {
      tentative('', '');
      settled(message.text);
      language = message.language ?? language;
      told.push(delay);
      figures(model, language, delay);
    },
    over: () => {
      conversation = undefined;
      silence();
      tentative('', '');
      busy(false);
      show(told.length === 0 ? 'Not listening.' : `Not listening. Finals came ${median(told)} s after their sound.`);
    },
  });
});

function heard({ sound, peak }) {
  level(peak);
  conversation?.sound(sound);
}

function silence() {
  microphone.stop();
  awake?.release();
  awake = undefined;
  level(0);
}

function stop(sentence) {
  silence();
  upload?.abort();
  if (conversation) {
    show('Waiting for the last words …');
    conversation.end();
  }
  complain(sentence);
}

function median(delays) {
  return (delays.toSorted((one, other) => one - other)[Math.floor((delays.length - 1) / 2)] / 1000).toFixed(1);
}

at('stop').addEventListener('click', () => stop(''));
for (const menu of ['language', 'model']) {
  // What was set once is said explicitly later, since what a config leaves out stays as it was.
  at(menu).addEventListener('change', () => conversation?.change(
    { language: at('language').value || 'auto', model: at('model').value || undefined }));
}

// --- recordings

async function open(file) {
  if (conversation || upload) {
    complain('Stop listening first, then open the recording.');
    return;
  }
  complain('');
  busy(true);
  show(`Sending ${file.name} …`);
  upload = new AbortController();
  let text = '';
  try {
    const whole = await transcribe(file, wish(), key, upload.signal, (piece) => {
      text += piece;
      show(`Hearing ${file.name} …`);
      tentative(text, '');
    });
    settled(whole || '(nobody speaks)');
    show(`${file.name} was heard.`);
  } catch (failure) {
    if (text) {
      settled(text);
    }
    show('Not listening.');
    if (failure instanceof NotHeard && failure.status === 401) {
      askForKey(Boolean(key));
    } else if (failure.name !== 'AbortError') {
      complain(failure instanceof NotHeard ? failure.message
        : 'The recording did not reach the server; see whether it runs, and try again.');
    }
  } finally {
    upload = undefined;
    tentative('', '');
    busy(false);
  }
}

at('file').addEventListener('change', () => {
  const [file] = at('file').files;
  at('file').value = ''; // so that the same one can be chosen again
  if (file) {
    open(file);
  }
});

for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at('drop').classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
  });
}
document.addEventListener('drop', (event) => {
  const [file] = event.dataTransfer.files;
  if (file) {
    open(file);
  }
});

// --- the text

at('copy').addEventListener('click', async () => {
  const text = [...at('final').children].map((line) => line.textContent).join('\n');
  try {
    await navigator.clipboard.writeText(text);
    show('Copied.');
  } catch (notAllowed) {
    complain('The browser does not let this page copy; mark the text, and copy it yourself.');
  }
});

at('clear').addEventListener('click', () => {
  at('final').replaceChildren();
  at('copy').disabled = at('clear').disabled = true;
  at('empty').hidden = false;
  figures('', '');
});

// --- the beginning

fillLanguages(at('language'));
try {
  Microphone.requireAllowed();
} catch (notHere) {
  at('start').disabled = true;
  complain(notHere.message);
}
if (await isLocked(key)) {
  askForKey(false);
} else {
  await fillModels();
}
