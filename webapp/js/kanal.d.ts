/**
 * Kanal's browser client: subscribes to channels of a Kanal server over one WebSocket, and reconnects by itself.
 *
 * @example
 * ```js
 * import { createClient } from '/kanal/js/kanal.js';
 *
 * const client = createClient();
 * const id = client.subscribe({ name: 'news' }, (message) => show(message.payload), {
 *   onSubscribed: (id, isSynced) => { if (!isSynced) loadEverything(); },
 * });
 * ```
 * @packageDocumentation
 */

/** Where messages are published: a channel, or one resource (sub-channel) of it. */
export interface Channel<Name extends string = string, AppId extends string = string> {
  /** One or more of `A-Z a-z 0-9 - _`. Together with `resourceId` at most 140 characters. */
  name: Name;
  /**
   * A resource of the channel, any printable text. Its messages do not reach subscribers of the channel, nor the other
   * way round. An empty text means the channel itself.
   */
  resourceId?: string;
  /** The application that the channel belongs to; leave it out for your own. */
  appId?: AppId;
}

/**
 * What the messages of typed channels hold, by the channel's name. Empty here: the declarations that `kanal-channels`
 * writes of an application's typed channels add to it, and then `message.payload` is of the type that Java publishes.
 */
export interface Channels {}

/** What the messages of a channel hold: anything, if nobody declared it, or it is another application's. */
export type PayloadOf<Name extends string, AppId extends string = ''> = AppId extends ''
  ? Name extends keyof Channels
    ? Channels[Name]
    : any
  : any;

/** As `@wix/realtime` names what is subscribed to. */
export type SubscribeChannel = Channel;

/** As `@wix/realtime` names what is published on: nobody publishes to another application's channels. */
export type PublishChannel = Omit<Channel, 'appId'>;

/** Who published a message. */
export interface Publisher {
  id: string;
}

/** One message. */
export interface Message<Payload = any> {
  /** What was published: any JSON value. */
  payload: Payload;
  /** Only if the publisher asked to be named. */
  publisher?: Publisher;
}

/** As whom the server knows this client. A visitor's id stays the same over reconnects and reloads of one tab. */
export interface Subscriber {
  id: string;
  type: 'ADMIN' | 'MEMBER' | 'VISITOR';
}

/** A place in a channel's stream. Offsets of one epoch grow by 1; in another epoch they mean nothing. */
export interface Position {
  epoch: string;
  offset: number;
}

/** From where to get messages: after a position, or the newest `last` ones, 1 or more. */
export type Since = Position | { last: number };

/** Why missed messages could not be delivered: after a reconnection, or on an open subscription that fell behind. */
export type NotSyncedReason = 'expired' | 'overflow' | 'epochChanged' | 'unavailable';

/** Why a member is not there any more. */
export type LeaveReason = 'CLOSED' | 'LOST' | 'REVOKED' | 'NODE_DIED';

/** Somebody who subscribes to a channel: several connections of one subscriber are one member. */
export interface Member {
  id: string;
  type: 'ADMIN' | 'MEMBER' | 'VISITOR';
  /** What it says about itself; nothing if it says nothing. */
  data?: any;
  /** Since when it has been there without a break, in milliseconds since 1970. */
  since: number;
}

/** What has changed on a channel. All lists are empty where only the number is known. */
export interface PresenceChange {
  joined: Member[];
  updated: Member[];
  /** Without a reason where they went while the page was not connected. */
  left: { id: string; reason?: LeaveReason }[];
  occupancy: number;
}

/** Some members, in the order of their ids. */
export interface MembersPage {
  members: Member[];
  /** How many there are in all. */
  occupancy: number;
  /** What gets the next page; undefined if this is the last one. */
  next: string | undefined;
}

export interface PresenceOptions {
  /** What others see of this page's subscriber: any JSON value, at most 1 KB unless the server allows more. */
  data?: unknown;
}

export interface PresenceEvents {
  /** Somebody has come, changed or gone. `members` and `occupancy` are as they are after it. */
  change: (change: PresenceChange) => void;
  /** The server does not tell who is there, or the connection has a trouble: as `onSubscriptionError`. */
  error: (error: RealtimeError) => void;
}

/**
 * Who is on a channel. After a reconnection the server is asked anew, and a `change` tells what is other than before.
 * While there is no connection, everything is as it was last.
 */
export interface Presence {
  readonly channel: Channel;
  /**
   * Those that are known: all of them if `isComplete`. Of more than 1,000 some, which may be out of date. Empty on a
   * channel that only counts.
   */
  readonly members: Member[];
  /** How many there are; undefined until the server has said it. */
  readonly occupancy: number | undefined;
  readonly isComplete: boolean;
  /**
   * Asks for some members; without a connection it asks when there is one.
   * @param after where the page begins: `next` of the one before
   * @throws rejects with {@link RealtimeError}
   */
  page(after?: string): Promise<MembersPage>;
  /**
   * Says something else about this page's subscriber. Of several at once only the newest goes out; without a connection it
   * goes out with the next one.
   * @throws rejects with {@link RealtimeError} if it is no JSON value, the server does not take it, or the channel is left before
   */
  update(data: unknown): Promise<void>;
  /** @returns removes the handler */
  on<E extends keyof PresenceEvents>(event: E, handler: PresenceEvents[E]): () => void;
  /** Ends it. The page is still there for others as long as it has another subscription to the channel. */
  close(): void;
}

/** Codes of {@link RealtimeError}. */
export declare enum RealtimeErrorCode {
  /** The connection is lost; `recoverable` says whether the client is already coming back. */
  Disconnected = 'DISCONNECTED',
  /** A try to connect failed, or an answer is overdue. The client goes on trying. */
  ConnectionError = 'CONNECTION_ERROR',
  /** The server refused the subscription, or ended it; `status` says why. */
  SubscriptionFailed = 'SUBSCRIPTION_FAILED',
  /** Something that the page passed breaks a rule; the message names it. */
  BadInput = 'BAD_INPUT',
}

/** Codes with which `publish` rejects: those above and the server's own. */
export type PublishErrorCode =
  `${RealtimeErrorCode}` | 'PUBLISH_FAILED' | 'RATE_LIMITED' | 'UNAUTHORIZED';

/** Every error of this client. */
export declare class RealtimeError<Code extends string = RealtimeErrorCode> extends Error {
  errorCode: Code;
  /** The channel that it is about, if it is about one. */
  channel?: Channel;
  /** Whether the client goes on by itself. Default: false. */
  recoverable?: boolean;
  /** The server's HTTP-like status, for example 403. Only where the server refused something. */
  status?: number;
  /** Whether it means that no answer came in time. */
  timedOut?: boolean;
  constructor(
    errorCode: Code,
    message: string,
    options?: {
      channel?: Channel;
      recoverable?: boolean;
      status?: number;
      timedOut?: boolean;
      cause?: unknown;
    },
  );
}

/** Gets each message of a channel, in the order of the channel, each once. */
export type MessageHandler<Payload = any> = (message: Message<Payload>, channel: Channel) => void;

/** More about a success of a subscription. */
export interface SubscribedDetails {
  /**
   * Why messages are missing; undefined where none are, and on a first subscription. `unavailable` also where nobody can
   * know: none of the `last` ones that were asked for had come when the connection broke, and more were published since.
   */
  reason: NotSyncedReason | undefined;
  /** Where the channel's stream stands; undefined for channels without history. */
  position: Position | undefined;
}

/**
 * Runs on every success of a subscription: the first, again after every reconnection, and when the server could not
 * deliver some messages and goes on behind them (`isSynced` false, `details.reason` says why). Must be idempotent.
 * @param subscriptionId what `subscribe` returned
 * @param isSynced false on a first subscription: load your state. True on a later one: every missed message has come or
 *   follows now. False on a later one: some are lost, or nobody can know: load your state again. With `since` true on a
 *   first one too: what was asked for follows now.
 */
export type SubscriptionHandler = (
  subscriptionId: string,
  isSynced: boolean,
  details: SubscribedDetails,
) => void;

/** Runs on every error of a subscription. See {@link Client.subscribe} for which of them end it. */
export type SubscriptionErrorHandler = (error: RealtimeError, subscriptionId: string) => void;

/**
 * Loads the state of the page that the messages of a channel change, and keeps it where the page keeps its state.
 * @param details where the channel stands now, and why the state is loaded again if messages were lost
 * @returns something to wait for, if loading takes time
 */
export type StateLoader = (details: SubscribedDetails) => unknown;

export interface SubscriptionOptions {
  onSubscribed?: SubscriptionHandler;
  onSubscriptionError?: SubscriptionErrorHandler;
  /** Runs when the page removes the subscription: `unsubscribe` or `close`. Not after an error that removed it. */
  onUnsubscribed?: (subscriptionId: string) => void;
  /** Starts in the past instead of now. Counts only for the first subscription of this client to the channel. */
  since?: Since;
  /**
   * State and stream without a race. The server says where the channel stands, then this is called and waited for, then
   * `onSubscribed` runs, then come the messages after that place. It is called again whenever messages were lost, so
   * that `isSynced` is always true for `onSubscribed`. What was published while it ran may be in the state already and
   * comes as a message too; nothing is in neither, if state and messages change in one transaction.
   *
   * If it throws or rejects, `onSubscriptionError` gets a recoverable `CONNECTION_ERROR` with the `cause`, and it is called
   * again, the first time within a second, later ones within a minute. The messages wait; beyond 10,000 they are
   * dropped and the state is loaded once more. Not together with `since`.
   */
  getState?: StateLoader;
}

export interface PublishOptions {
  /** Whether subscribers see who published: `message.publisher`. Default: false. */
  includePublisher?: boolean;
}

/** Which subscriptions to remove: all of exactly this channel or resource, one by its id, or one if it matches both. */
export interface UnsubscribeOptions {
  channel?: Channel;
  subscriptionId?: string;
}

/**
 * What a client is doing. `idle`: no connection, because nobody needs one. `waiting`: lost, the next try has its time.
 * `closed`: ended by the server for good or by {@link Client.close}; the next `subscribe` or `publish` starts anew.
 */
export type ClientState = 'idle' | 'connecting' | 'connected' | 'waiting' | 'closed';

/** The events of {@link Client.on} and what their handlers get. */
export interface ClientEvents {
  /** On the first connection and every reconnection. */
  connected: (connection: { connectionId: string; subscriber: Subscriber }) => void;
  /**
   * An established connection is lost (`recoverable`: the client comes back), or the server refuses this client for
   * good (not `recoverable`; every subscription is removed). Not for what the page asks for itself.
   */
  disconnected: (error: RealtimeError) => void;
  /**
   * The client has come back as somebody else than before: the login has ended (the server closes with 4011
   * `LOGIN_ENDED`), a page logged in, or the server does not know the visitor any more. Runs before `connected`: a page
   * takes away here what was for the one before. Its subscriptions stay, and are asked for again as the new one.
   */
  identity: (subscriber: Subscriber, previous: Subscriber) => void;
  /** A try to connect failed, or the server reports something that answers no request. */
  error: (error: RealtimeError<PublishErrorCode>) => void;
  state: (state: ClientState, previous: ClientState) => void;
}

export interface Client {
  /**
   * Subscribes to a channel or resource. Connects in the background, and reconnects by itself until unsubscribed.
   *
   * The channel travels once, however many subscriptions it has. One more subscription to a channel that is live
   * already is confirmed at once with `isSynced` true, and `onSubscribed` of the others on it runs again (as in Wix).
   *
   * `onSubscriptionError` gets
   * - `SUBSCRIPTION_FAILED` on the first try, or when the server ends the subscription: it is removed, unless it is
   *   `recoverable`: status 429, too fast or too many channels; or 503 on one that stood, the server cannot decide now.
   *   Then it is kept and tried again soon;
   * - `SUBSCRIPTION_FAILED` on a resubscription: it is kept and tried again, soon (`recoverable`) or on the next connection;
   * - `CONNECTION_ERROR`: a try to connect failed, or no answer came within 10 seconds; it is kept and may still succeed;
   * - `DISCONNECTED`: if `recoverable` it is kept, else it is removed.
   *
   * @returns the subscription's id, at once
   * @throws {@link RealtimeError} `BAD_INPUT`; nothing is sent then
   */
  subscribe<Name extends string, AppId extends string = ''>(
    channel: Channel<Name, AppId>,
    messageHandler: MessageHandler<PayloadOf<Name, AppId>>,
    options?: SubscriptionOptions,
  ): string;

  /**
   * Removes subscriptions. An unknown id or channel is no error. Removing the last one closes the connection
   * three seconds later, unless something is subscribed to or published before that.
   * @throws {@link RealtimeError} `BAD_INPUT` for neither id nor channel, or for two that do not match
   */
  unsubscribe(options: UnsubscribeOptions): void;

  /**
   * Publishes, where the server grants this client the permission to write (by default it does not).
   * Waits for a connection if there is none, and connects if nobody did.
   * @param payload any JSON value; as JSON in UTF-8 no more bytes than the server says, or 10,240 if it does not say
   * @returns resolved when the server accepted it for delivery, which says nothing of receipt
   * @throws rejects with {@link RealtimeError}: `BAD_INPUT`, `PUBLISH_FAILED` with `status`, `RATE_LIMITED`;
   *   `DISCONNECTED` if the connection broke before the answer, `CONNECTION_ERROR` if none came within 10 seconds: in
   *   both cases it may have arrived. More than the server takes at once go out in their order as fast as it takes them;
   *   what it refuses as too much waits and goes out again, unless a later one on the channel was taken: `RATE_LIMITED`
   */
  publish(channel: PublishChannel, payload: unknown, options?: PublishOptions): Promise<void>;

  /**
   * Who is on a channel, if the server tells it for that channel (`kanal.presence.channels`). The page is on it itself from
   * now on: with a subscription of its own, or with the one that it has. Connects in the background.
   * @throws {@link RealtimeError} `BAD_INPUT`
   */
  presence(channel: Channel, options?: PresenceOptions): Presence;

  readonly state: ClientState;

  /** @returns removes the handler */
  on<E extends keyof ClientEvents>(event: E, handler: ClientEvents[E]): () => void;

  /**
   * Leaves the connection and comes back at once, with all subscriptions: for a page that has just logged in or out
   * without being loaded again. A connection keeps who it was opened as. Does nothing where there is none.
   */
  reconnect(): void;

  /** Ends the connection and removes every subscription; none hears of an error. What is being published is rejected. */
  close(): void;
}

/**
 * A token, with when it expires (milliseconds since 1970, or a Date). The client renews it before that; where the page does
 * not say when that is, the server does.
 */
export type Token = string | { token: string; expiresAt?: number | Date };

/**
 * Called before each connect, and before a token expires: the new one goes out on the open connection, and must be of the
 * same subscriber. Nothing: connect without a token. A token that expired (close code 4010) or was refused (4501) is asked for
 * again; without `getToken` both are final.
 */
export type GetToken = () => Token | null | undefined | Promise<Token | null | undefined>;

/** What the client uses of a WebSocket; the browser's has it, and so have those of Node and of `ws`. */
export interface WebSocketLike {
  onopen: any;
  onmessage: any;
  onerror?: any;
  onclose: any;
  send(text: string): void;
  close(code?: number): void;
}

/** What the client takes from its surroundings. Tests bring their own; Node before version 22 needs a `WebSocket`. */
export interface Environment {
  WebSocket: new (url: string, protocols: string) => WebSocketLike;
  setTimeout: (fn: () => void, millis: number) => unknown;
  clearTimeout: (timer: unknown) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 to below 1. */
  random: () => number;
  uuid: () => string;
  /** Where `online`, `offline` and `visibilitychange` happen: the window. */
  events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | undefined;
  /** Keeps a visitor's id over reloads: sessionStorage. */
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Takes what the page's handlers throw. */
  reportError: (error: unknown) => void;
}

export interface ClientOptions {
  /**
   * The server's WebSocket address; ws(s) or http(s). Default: `realtime` beside the folder that this module was loaded
   * from, so a page served by or importing from a Kanal server needs none. Required with a bundler and in Node: without it
   * `createClient` throws `BAD_INPUT`.
   */
  url?: string | URL;
  getToken?: GetToken;
  environment?: Partial<Environment>;
}

/**
 * Makes a client. It connects when the first subscription or publication needs it.
 * @throws {@link RealtimeError} `BAD_INPUT` naming the option that is wrong
 */
export declare function createClient(options?: ClientOptions): Client;

/**
 * Sets the address or the token of the client that {@link subscriber}, {@link publisher}, {@link site} and
 * `wix-realtime-frontend.js` share.
 * @throws {@link RealtimeError} `BAD_INPUT` once that client is in use
 */
export declare function configureDefaultClient(options: ClientOptions): void;

/** {@link Client.reconnect} of that client: for a page of Velo's functions that has just logged in or out. */
export declare function reconnectDefaultClient(): void;

/** `publisher` of `@wix/realtime`. */
export * as publisher from './publisher.js';
/** `site` of `@wix/realtime`, as far as a page can do it. */
export * as site from './wix-realtime-backend.js';
/** `subscriber` of `@wix/realtime`. */
export * as subscriber from './subscriber.js';
