/** `publisher` of `@wix/realtime`, on the page's default client. */
import { defaultClient } from './client/default-client.js';

/** @type {typeof import('./publisher.js').publish} */
export async function publish(channel, payload, options) {
  return defaultClient().publish(channel, payload, options);
}
