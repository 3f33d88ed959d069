/**
 * The module that a Velo page imports. A page written for Wix runs with only its import line changed.
 * What each function promises stands in wix-realtime-frontend.d.ts.
 */
import { defaultClient } from './client/default-client.js';
import { reportError } from './client/environment.js';
import { createVelo } from './client/velo.js';

/** @type {import('./wix-realtime-frontend.js').RealtimeFrontend | undefined} */
let velo;

/** Made at the first use, so that importing this module never fails and never connects. */
function instance() {
  velo ??= createVelo(defaultClient(), reportError);
  return velo;
}

/** @type {import('./wix-realtime-frontend.js').RealtimeFrontend} */
export const realtime = Object.freeze({
  subscribe: async (channel, handler) => instance().subscribe(channel, handler),
  unsubscribe: async (options) => instance().unsubscribe(options),
  onConnected: async (handler) => instance().onConnected(handler),
  onDisconnected: async (handler) => instance().onDisconnected(handler),
  onError: async (handler) => instance().onError(handler),
});

export const { subscribe, unsubscribe, onConnected, onDisconnected, onError } = realtime;
export default realtime;
