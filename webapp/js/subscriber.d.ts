/** `subscriber` of `@wix/realtime`, on a client that the page shares with `wix-realtime-frontend.js`. */
import type { Client } from './kanal.js';

export type {
  Message,
  MessageHandler,
  Publisher,
  RealtimeError,
  RealtimeErrorCode,
  SubscribeChannel,
  SubscriptionErrorHandler,
  SubscriptionHandler,
  SubscriptionOptions,
  UnsubscribeOptions,
} from './kanal.js';

/** See {@link Client.subscribe}. */
export declare const subscribe: Client['subscribe'];

/** See {@link Client.unsubscribe}. */
export declare const unsubscribe: Client['unsubscribe'];
