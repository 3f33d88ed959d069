#!/usr/bin/env node
/** The command `kanal-channels`: see `usage`. */
import { readFile, writeFile } from 'node:fs/promises';
import { declarations } from './declarations.js';

const usage = `usage: kanal-channels DOCUMENT [--output FILE] [--module NAME]

Writes TypeScript declarations of an application's typed channels.

  DOCUMENT       its AsyncAPI document: a file, or an address such as http://localhost:8080/shop/kanal/api/asyncapi.json,
                 which is asked with the API key in the environment's KANAL_API_KEY
  --output FILE  where to write, such as src/channels.d.ts; left out: standard output
  --module NAME  what the pages import the client from; left out: kanal-realtime`;

/** @param {string[]} args */
async function main(args) {
  const { document, output, module } = options(args);
  const text = declarations(await read(document), module);
  if (output === undefined) process.stdout.write(text);
  else await writeFile(output, text);
}

/** @param {string[]} args */
function options(args) {
  /** @type {Record<string, string>} */
  const values = { '--module': 'kanal-realtime' };
  const documents = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--output' || args[i] === '--module') {
      const name = args[i];
      const value = args[++i];
      if (value === undefined) throw new Error(`${name}: a value is missing\n\n${usage}`);
      values[name] = value;
    } else if (args[i].startsWith('-')) {
      throw new Error(`${args[i]}: no such option\n\n${usage}`);
    } else documents.push(args[i]);
  }
  if (documents.length !== 1) throw new Error(usage);
  return { document: documents[0], output: values['--output'], module: values['--module'] };
}

/** @param {string} document */
async function read(document) {
  const text = /^https?:/.test(document) ? await ask(document) : await readFile(document, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${document}: is no JSON: ${cause}`, { cause });
  }
}

/** @param {string} address */
async function ask(address) {
  const key = process.env.KANAL_API_KEY;
  const answer = await fetch(address, {
    headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
  });
  if (answer.ok) return answer.text();
  const hint = answer.status === 401 ? '; give an API key as KANAL_API_KEY' : '';
  throw new Error(`${address}: answers with status ${answer.status}${hint}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
