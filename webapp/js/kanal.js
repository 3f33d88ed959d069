/**
 * Kanal's browser client. Plain ES modules: a page imports this file from the server that it talks to.
 * What each export promises stands in kanal.d.ts.
 */
export { createClient } from './client/client.js';
export { configureDefaultClient, reconnectDefaultClient } from './client/default-client.js';
export { RealtimeError, RealtimeErrorCode } from './client/errors.js';
export * as publisher from './publisher.js';
export * as site from './wix-realtime-backend.js';
export * as subscriber from './subscriber.js';
