/**
 * What Velo's backend module offers, as far as a page can do it: `site` of `@wix/realtime`, too.
 * What each export promises stands in wix-realtime-backend.d.ts.
 */
import { defaultClient } from './client/default-client.js';
import { badInput } from './client/errors.js';

/** @type {typeof import('./wix-realtime-backend.js').publish} */
export async function publish(channel, payload, options) {
  return defaultClient().publish(channel, payload, options);
}

/** A page must not decide what it may do, so nothing here pretends to. @returns {never} */
function decidedOnTheServer() {
  throw badInput('permissions are decided on the server, with PermissionsRouter');
}

/** @type {import('./wix-realtime-backend.js').PermissionsRouter} */
export const permissionsRouter = Object.freeze({
  add: decidedOnTheServer,
  default: decidedOnTheServer,
  check: decidedOnTheServer,
});
