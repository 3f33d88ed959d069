import { createClient } from './client.js';
import { badInput } from './errors.js';

/** @type {import('../kanal.js').Client | undefined} */
let client;
/** @type {import('../kanal.js').ClientOptions | undefined} */
let configured;

/** The client that the Wix-like modules of one page share: one connection for all of them. Made when first needed. */
export function defaultClient() {
  client ??= createClient(configured);
  return client;
}

/** @type {typeof import('../kanal.js').configureDefaultClient} */
export function configureDefaultClient(options) {
  if (client) throw badInput('configureDefaultClient must come before the first use of its client');
  configured = options;
}
