/**
 * The module that a Velo page imports: `wix-realtime-frontend`, with a Kanal server behind it.
 *
 * @example
 * ```js
 * import wixRealtimeFrontend from '/kanal/js/wix-realtime-frontend.js';
 *
 * const id = await wixRealtimeFrontend.subscribe({ name: 'news' }, (message) => show(message.payload));
 * ```
 * @packageDocumentation
 */
import type { Channel, Message, UnsubscribeOptions } from './kanal.js';

export type { Channel, Message, Publisher, UnsubscribeOptions } from './kanal.js';

/** What promises reject with and `onError` handlers get. */
export interface Error {
  /** `1`: connection, `2`: subscription (then with its channel), `3`: bad input. */
  errorCode: number;
  message: string;
  channel?: Channel;
}

export type ConnectionHandler = () => void;
export type DisconnectionHandler = () => void;
export type ErrorHandler = (error: Error) => void;
export type MessageHandler = (message: Message, channel: Channel) => void;

/**
 * Subscribes to a channel or resource. Reconnects and resubscribes by itself until unsubscribed.
 * @returns the subscription's id, once the server confirmed it
 * @throws rejects with {@link Error}: `2` if the server refuses or the page unsubscribes before the answer, `1` if it
 *   does not answer within 10 seconds or refuses this client, `3` for bad input. Nothing is left of the subscription then.
 */
export declare function subscribe(channel: Channel, handler: MessageHandler): Promise<string>;

/**
 * Removes all subscriptions of exactly this channel or resource, or one by its id. An unknown one is no error.
 * @throws rejects with {@link Error} `3` for neither, or for two that do not match
 */
export declare function unsubscribe(options: UnsubscribeOptions): Promise<void>;

/** Runs on the first connection and on every reconnection. */
export declare function onConnected(handler: ConnectionHandler): Promise<void>;

/** Runs when the connection is lost, not when the last unsubscribe closes it. */
export declare function onDisconnected(handler: DisconnectionHandler): Promise<void>;

/**
 * Runs when a reconnection or resubscription fails, or the server ends a subscription. What a first subscription meets
 * rejects its promise instead.
 */
export declare function onError(handler: ErrorHandler): Promise<void>;

/** All five as one object. */
export interface RealtimeFrontend {
  subscribe: typeof subscribe;
  unsubscribe: typeof unsubscribe;
  onConnected: typeof onConnected;
  onDisconnected: typeof onDisconnected;
  onError: typeof onError;
}

/** As `@wix/site-realtime` names it. */
export declare const realtime: RealtimeFrontend;
export default realtime;
