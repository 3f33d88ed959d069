import { readFile } from 'node:fs/promises';

const read = async (file) =>
  JSON.parse(await readFile(new URL(`../../../resources/golden/${file}`, import.meta.url), 'utf8'));

/** The examples that docs/protocol.md shows and that the server's tests read too, each by its name: what clients send, */
export const sends = await read('client-frames.json');
/** and what the server says. */
export const says = await read('server-frames.json');
