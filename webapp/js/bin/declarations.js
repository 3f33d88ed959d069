/**
 * Turns the AsyncAPI document of an application's typed channels into TypeScript declarations.
 *
 * @typedef {{ [keyword: string]: any }} Schema
 */

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const SIMPLE = new Map([
  ['integer', 'number'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['null', 'null'],
]);
const RESERVED = new Set(
  (
    'any as boolean break case catch class const continue debugger default delete do else enum export extends false ' +
    'finally for function if import in instanceof interface never new null number object package private protected ' +
    'public return static string super switch symbol this throw true try type typeof undefined unknown var void while ' +
    'with yield let KanalPayloads'
  ).split(' '),
);

/**
 * @param {any} document an AsyncAPI 3 document, such as Kanal's `/api/asyncapi.json`
 * @param {string} module what the pages import the client from
 * @returns {string} the text of a `.d.ts` file
 * @throws {Error} if it is another document
 */
export function declarations(document, module) {
  if (!String(document?.asyncapi).startsWith('3.') || typeof document.channels !== 'object') {
    throw new Error('the document is no AsyncAPI 3 document with channels');
  }
  const schemas = document.components?.schemas ?? {};
  const parts = [
    `// Written by kanal-channels from the AsyncAPI document "${oneLine(document.info.title)}" ${oneLine(document.info.version)}. Do not edit.`,
    ...Object.entries(schemas).map(([name, schema]) => declaration(name, schema)),
    `/** What messages hold, by the name of their channel. */\nexport interface KanalPayloads ${block(payloads(document))}`,
    `declare module '${module}' {\n  interface Channels extends KanalPayloads {}\n}`,
  ];
  return parts.join('\n\n') + '\n';
}

/** @param {unknown} text */
function oneLine(text) {
  return String(text).replaceAll(/\s+/g, ' ');
}

/** Of channels, not of resources, which are the same. @param {any} document @returns {string[]} */
function payloads(document) {
  return Object.values(document.channels)
    .filter((channel) => !channel.address.includes('{'))
    .map((channel) => {
      const messages = Object.values(channel.messages).map((message) => at(document, message));
      return `${key(channel.address)}: ${union(messages.map((message) => type(message.payload)))};`;
    });
}

/** What a reference points at. @param {any} document @param {Schema} value */
function at(document, value) {
  if (value.$ref === undefined) return value;
  const path = value.$ref.slice('#/'.length).split('/');
  return path.reduce(
    (/** @type {any} */ place, /** @type {string} */ name) => place[name],
    document,
  );
}

/** @param {string} name @param {Schema} schema */
function declaration(name, schema) {
  return schema.properties === undefined
    ? `export type ${identifier(name)} = ${type(schema)};`
    : `export interface ${identifier(name)} ${block(properties(schema))}`;
}

/** @param {Schema} schema @returns {string} */
function type(schema) {
  if (schema.$ref !== undefined) return identifier(schema.$ref.split('/').at(-1));
  if (schema.anyOf !== undefined) return union(schema.anyOf.map(type));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined)
    return union(schema.enum.map((/** @type {unknown} */ one) => JSON.stringify(one)));
  if (Array.isArray(schema.type))
    return union(schema.type.map((/** @type {string} */ one) => type({ ...schema, type: one })));
  return named(schema);
}

/** @param {Schema} schema */
function named(schema) {
  if (schema.type === 'array') return list(type(schema.items ?? {}));
  if (schema.type === 'object') return object(schema);
  return SIMPLE.get(schema.type) ?? 'unknown';
}

/** @param {string} item */
function list(item) {
  return IDENTIFIER.test(item) ? `${item}[]` : `(${item})[]`;
}

/** @param {Schema} schema */
function object(schema) {
  return schema.properties === undefined
    ? `{ [key: string]: ${type(schema.additionalProperties ?? {})} }`
    : `{ ${properties(schema).join(' ')} }`;
}

/** @param {Schema} schema @returns {string[]} */
function properties(schema) {
  const required = new Set(schema.required);
  return Object.entries(schema.properties).map(
    ([name, property]) => `${key(name)}${required.has(name) ? '' : '?'}: ${type(property)};`,
  );
}

/** @param {string[]} types */
function union(types) {
  return [...new Set(types)].join(' | ') || 'never';
}

/** @param {string[]} lines */
function block(lines) {
  return lines.length === 0 ? '{}' : `{\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}

/** @param {string} name */
function key(name) {
  return IDENTIFIER.test(name) ? name : JSON.stringify(name);
}

/** Of a schema's name, which may have dots and dashes. @param {string} name */
function identifier(name) {
  const legal = name.replaceAll(/[^\w$]/g, '_');
  return RESERVED.has(legal) || !IDENTIFIER.test(legal) ? `_${legal}` : legal;
}
