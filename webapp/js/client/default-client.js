import { createClient } from './client.js';
import { reportError } from './environment.js';
import { badInput } from './errors.js';
import { createVelo } from './velo.js';

/**
 * @typedef {import('../kanal.js').Client} Client
 * @typedef {import('../wix-realtime-frontend.js').RealtimeFrontend} RealtimeFrontend
 * @type {{client: Client, velo: RealtimeFrontend} | undefined}
 */
let shared;
/** @type {import('../kanal.js').ClientOptions | undefined} */
let configured;

/**
 * Made when first needed, so that importing a module never fails and never connects. Both at once: Velo's functions must
 * know of every connection, also of one that another module asked for.
 */
function instance() {
  if (!shared) {
    const client = createClient(configured);
    shared = { client, velo: createVelo(client, reportError) };
  }
  return shared;
}

/** The client that the Wix-like modules of one page share: one connection for all of them. */
export function defaultClient() {
  return instance().client;
}

/** Velo's functions on that client. */
export function defaultVelo() {
  return instance().velo;
}

/** @type {typeof import('../kanal.js').reconnectDefaultClient} */
export function reconnectDefaultClient() {
  shared?.client.reconnect();
}

/** @type {typeof import('../kanal.js').configureDefaultClient} */
export function configureDefaultClient(options) {
  if (shared) throw badInput('configureDefaultClient must come before the first use of its client');
  configured = options;
}
