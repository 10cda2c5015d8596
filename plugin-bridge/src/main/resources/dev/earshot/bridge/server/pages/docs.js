// Writes the two descriptions out, for people. The page says nothing that they do not.
const server = new URL('.', location.href).href.replace(/\/$/, '');
const socket = server.replace(/^http/, 'ws');

/** A node: make('p', {className: 'quiet'}, 'text', otherNode) */
function make(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

const code = (text) => make('code', {}, text);
const block = (text) => make('pre', {}, code(text));
const show = (value) => JSON.stringify(value, undefined, 1).replace(/\n\s*/g, ' ');

function table(heads, rows) {
  const line = (cells, kind) => make('tr', {}, ...cells.map((cell) => make(kind, {}, cell)));
  return make('div', { className: 'wide' }, make('table', {}, make('thead', {}, line(heads, 'th')),
    make('tbody', {}, ...rows.map((cells) => line(cells, 'td')))));
}

/** What a pointer such as #/components/schemas/Word leads to. */
function followed(node, whole) {
  return node?.$ref?.startsWith('#')
    ? node.$ref.slice(2).split('/').reduce((at, step) => at[step], whole)
    : node;
}

function kind(schema, whole) {
  if (schema.$ref) {
    return schema.$ref.split('/').pop();
  }
  if (schema.const !== undefined) {
    return show(schema.const);
  }
  if (schema.enum) {
    return schema.enum.map(show).join(', ');
  }
  if (schema.type === 'array') {
    return `list of ${kind(schema.items, whole)}`;
  }
  const name = [schema.type ?? 'anything'].flat().join(' or ');
  const range = schema.minimum !== undefined && schema.maximum !== undefined ? ` ${schema.minimum} to ${schema.maximum}` : '';
  return (schema.format === 'binary' ? 'file' : name) + range;
}

function fields(schema, whole) {
  const required = schema.required ?? [];
  return table(['field', 'is', ''], Object.entries(schema.properties ?? {}).map(([name, field]) => [
    make('span', {}, code(name), required.includes(name) ? make('span', { className: 'must' }, ' required') : ''),
    kind(field, whole),
    [field.description, field.default !== undefined ? `Usual: ${show(field.default)}.` : ''].filter(Boolean).join(' '),
  ]));
}

// --- HTTP

function route(path, method, operation, whole) {
  const parts = [make('h3', {}, make('span', { className: 'verb' }, method.toUpperCase()), ' ', code(path)), make('p', {}, operation.summary + '.')];
  if (operation.description) {
    parts.push(make('p', { className: 'quiet' }, operation.description));
  }
  if (operation['x-example']) {
    const example = operation['x-example'];
    const header = path === '/v1/listen' ? 'Token' : 'Bearer';
    parts.push(block(example.replace('{server}', server).replace('{key}', `-H "Authorization: ${header} $KEY"`)));
  }
  if (operation.parameters) {
    parts.push(make('h4', {}, 'Query'), table(['parameter', 'is', ''], operation.parameters.map((one) =>
      [code(one.name), kind(one.schema, whole), one.description])));
  }
  const form = operation.requestBody?.content?.['multipart/form-data'];
  if (form) {
    parts.push(make('h4', {}, 'Form'), fields(form.schema, whole));
  }
  parts.push(make('h4', {}, 'Answers'), ...answers(operation.responses, whole));
  return make('section', { className: 'card', id: `${method} ${path}` }, ...parts);
}

/** Statuses with the same answer are one line. */
function answers(responses, whole) {
  const lines = new Map();
  for (const [status, node] of Object.entries(responses)) {
    const one = followed(node, whole);
    lines.set(one, [...lines.get(one) ?? [], status]);
  }
  return [...lines].flatMap(([one, statuses]) => answer(statuses.join(', '), one));
}

function answer(status, one) {
  const contents = Object.entries(one.content ?? {});
  const parts = [make('p', {}, code(status), ` ${one.description} `,
    make('span', { className: 'quiet' }, contents.map(([type, { schema }]) => type + (schema ? `: ${shapes(schema)}` : '')).join('; ')))];
  for (const [, { example }] of contents) {
    if (example) {
      parts.push(block(show(example)));
    }
  }
  return parts;
}

const shapes = (schema) => schema.oneOf ? schema.oneOf.map(shapes).join(' or ') : kind(schema);

function writeRoutes(api) {
  const parts = [];
  for (const tag of api.tags) {
    parts.push(make('h2', {}, tag.name === 'Server' || tag.name === 'Pages' ? tag.name : `${tag.name}: recordings`),
      make('p', { className: 'lead' }, tag.description));
    for (const [path, methods] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation.tags?.includes(tag.name)) {
          parts.push(route(path, method, operation, api));
        }
      }
    }
  }
  parts.push(make('h2', {}, 'Shapes'));
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    if (schema.properties) {
      parts.push(make('section', { className: 'card', id: name }, make('h3', {}, name),
        make('p', { className: 'quiet' }, schema.description ?? ''), fields(schema, api)));
    }
  }
  document.getElementById('routes').append(...parts);
}

// --- WebSockets

function channel(name, one, api, schema) {
  const parts = [make('h3', {}, make('span', { className: 'verb' }, 'WS'), ' ', code(socket + one.address)), make('p', {}, `${one.title}. ${one.description}`)];
  const query = one.bindings?.ws.query;
  if (query) {
    parts.push(make('h4', {}, 'Query'), fields(query, api));
  }
  for (const operation of Object.values(api.operations).filter(({ channel: { $ref } }) => $ref.endsWith('/' + name))) {
    parts.push(make('h4', {}, operation.summary));
    for (const link of operation.messages) {
      parts.push(...message(followed(followed(link, api), api), schema));
    }
  }
  return make('section', { className: 'card', id: one.address }, ...parts);
}

function message(one, schema) {
  const parts = [make('p', {}, make('strong', {}, one.title), `: ${one.summary}`)];
  for (const { payload } of one.examples ?? []) {
    parts.push(block(show(payload)));
  }
  const shape = schema.$defs[one.payload?.schema?.$ref?.split('/').pop()];
  if (shape && Object.keys(shape.properties).length > 1) {
    parts.push(fields(shape, schema));
  }
  return parts;
}

function writeSockets(api, schema) {
  document.getElementById('sockets').append(make('h2', {}, 'Live sound'),
    ...Object.entries(api.channels).map(([name, one]) => channel(name, one, api, schema)));
}

// --- the whole

function writeContents() {
  const links = [...document.querySelectorAll('section[id]')].filter(({ id }) => id.includes('/')).map((section) =>
    make('li', {}, make('a', { href: '#' + encodeURIComponent(section.id) }, section.querySelector('h3').innerText.replace(socket, ''))));
  document.getElementById('contents').append(make('ul', {}, ...links));
}

const read = async (name) => (await fetch(`docs/${name}`)).json();
const [http, sockets, schema] = await Promise.all(['openapi.json', 'asyncapi.json', 'protocol.schema.json'].map(read));
writeSockets(sockets, schema);
writeRoutes(http);
writeContents();
document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
