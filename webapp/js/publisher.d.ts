/** `publisher` of `@wix/realtime`, on a client that the page shares with `wix-realtime-frontend.js`. */
import type { Client } from './kanal.js';

export type { PublishChannel, PublishOptions } from './kanal.js';

/** See {@link Client.publish}: a page publishes where the server grants it the permission to write. */
export declare const publish: Client['publish'];
