/**
 * The module that a Velo page imports. A page written for Wix runs with only its import line changed.
 * What each function promises stands in wix-realtime-frontend.d.ts.
 */
import { defaultVelo } from './client/default-client.js';

/** @type {import('./wix-realtime-frontend.js').RealtimeFrontend} */
export const realtime = Object.freeze({
  subscribe: async (channel, handler) => defaultVelo().subscribe(channel, handler),
  unsubscribe: async (options) => defaultVelo().unsubscribe(options),
  onConnected: async (handler) => defaultVelo().onConnected(handler),
  onDisconnected: async (handler) => defaultVelo().onDisconnected(handler),
  onError: async (handler) => defaultVelo().onError(handler),
});

export const { subscribe, unsubscribe, onConnected, onDisconnected, onError } = realtime;
export default realtime;
