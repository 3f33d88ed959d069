/** `subscriber` of `@wix/realtime`, on the page's default client. */
import { defaultClient } from './client/default-client.js';

/** @type {typeof import('./subscriber.js').subscribe} */
export function subscribe(channel, messageHandler, options) {
  return defaultClient().subscribe(channel, messageHandler, options);
}

/** @type {typeof import('./subscriber.js').unsubscribe} */
export function unsubscribe(options) {
  defaultClient().unsubscribe(options);
}
