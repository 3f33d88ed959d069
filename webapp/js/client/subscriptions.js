import { channelKey, normalizeChannel } from './channel.js';
import { badInput, subscriptionFailed } from './errors.js';
import { Feed } from './feed.js';
import { isUndecided, refusalOf, survives } from './refusals.js';
import { checkedSince } from './since.js';
import { Subscription } from './subscription.js';
import { selectForUnsubscribe } from './unsubscribing.js';

/**
 * All subscriptions of one client: who wants which channel, and one feed a channel.
 * @typedef {import('./frames.js').Frame} Frame
 * @typedef {import('./errors.js').RealtimeError} RealtimeError
 * @typedef {Omit<import('./feed.js').FeedParts, 'onRefused'> & {onRemoved: () => void}} SubscriptionsParts
 *   `onRemoved` comes after one or more subscriptions are gone and told so
 */
export class Subscriptions {
  #environment;
  #onRemoved;
  #feedParts;
  /** @type {Map<string, Subscription>} */
  #byId = new Map();
  /** @type {Map<string, Feed>} */
  #feeds = new Map();

  /** @param {SubscriptionsParts} parts */
  constructor({ onRemoved, ...parts }) {
    this.#environment = parts.environment;
    this.#onRemoved = onRemoved;
    this.#feedParts = { ...parts, onRefused: this.#refused.bind(this) };
  }

  get size() {
    return this.#byId.size;
  }

  /**
   * @param {import('../kanal.js').Channel} input
   * @param {import('../kanal.js').MessageHandler} messageHandler
   * @param {import('../kanal.js').SubscriptionOptions | null} [options]
   * @param {import('./watch.js').Watch} [watch] of who wants to know who is there, and not the messages
   * @returns {string} the subscription's id
   * @throws {RealtimeError} `BAD_INPUT`
   */
  subscribe(input, messageHandler, options, watch) {
    const channel = normalizeChannel(input);
    requireFunction('messageHandler', messageHandler);
    const handlers = { messageHandler, ...checkedHandlers(options ?? {}) };
    const since = checkedSince(options?.since);
    if (since && handlers.getState) {
      throw badInput('since and getState exclude each other: a state is loaded as of now');
    }
    const subscription = new Subscription(channel, handlers, this.#environment, watch);
    this.#byId.set(subscription.id, subscription);
    const key = channelKey(channel);
    const feed = this.#feeds.get(key) ?? new Feed(channel, since, this.#feedParts);
    this.#feeds.set(key, feed);
    feed.add(subscription);
    return subscription.id;
  }

  /** Whether there is one with this id. @param {string} id */
  has(id) {
    return this.#byId.has(id);
  }

  /** @param {unknown} options @throws {RealtimeError} `BAD_INPUT` */
  unsubscribe(options) {
    const selected = selectForUnsubscribe(this.#byId, options);
    if (selected.length === 0) return;
    this.#remove(selected);
    for (const subscription of selected) subscription.unsubscribed();
    this.#onRemoved();
  }

  /** The connection is open. */
  attach() {
    for (const feed of [...this.#feeds.values()]) feed.attach();
  }

  /** The connection is lost. */
  detach() {
    for (const feed of this.#feeds.values()) feed.detach();
  }

  /** Those that there are now. */
  get all() {
    return [...this.#byId.values()];
  }

  /** @returns {Subscription[]} what there was; it is for the caller to tell them */
  removeAll() {
    const removed = this.all;
    this.detach();
    this.#feeds.clear();
    this.#byId.clear();
    return removed;
  }

  /** @param {Frame} frame */
  deliver(frame) {
    this.#feedOf(frame)?.deliver(frame);
  }

  /** @param {Frame} frame who has come and gone */
  changed(frame) {
    this.#feedOf(frame)?.changed(frame);
  }

  /** The server moved an open subscription past messages that it could not deliver. @param {Frame} frame */
  reposition(frame) {
    this.#feedOf(frame)?.reposition(frame);
  }

  /** The server ended the subscription to a channel: for good, or until it can decide again. @param {Frame} frame */
  end(frame) {
    const feed = this.#feedOf(frame);
    if (!feed?.isLive) return; // it is about an earlier subscription, already left
    if (isUndecided(frame)) {
      feed.suspend(frame);
      return;
    }
    const ended = [...feed.subscriptions];
    feed.detach();
    this.#removeAndTell(ended, ({ channel }) => subscriptionFailed('subscription', channel, frame));
  }

  /** @param {Feed} feed @param {Frame} refusal */
  #refused(feed, refusal) {
    const all = [...feed.subscriptions];
    const reason = (/** @type {Subscription} */ subscription) => refusalOf(subscription, refusal);
    const kept = new Set(all.filter(survives(refusal)));
    this.#removeAndTell(
      all.filter((subscription) => !kept.has(subscription)),
      reason,
    );
    for (const subscription of kept) subscription.refuse(reason(subscription));
  }

  /** @param {Subscription[]} gone @param {(subscription: Subscription) => RealtimeError} reason */
  #removeAndTell(gone, reason) {
    if (gone.length === 0) return;
    // Removed before anybody is told, so that a handler may subscribe again at once.
    this.#remove(gone);
    for (const subscription of gone) subscription.fail(reason(subscription));
    this.#onRemoved();
  }

  /** @param {Subscription[]} gone */
  #remove(gone) {
    for (const subscription of gone) {
      const key = channelKey(subscription.channel);
      const feed = this.#feeds.get(key);
      this.#byId.delete(subscription.id);
      feed?.subscriptions.delete(subscription);
      if (feed?.subscriptions.size === 0) {
        this.#feeds.delete(key);
        feed.leave();
      } else if (subscription.watch) {
        feed?.stopWatching();
      }
    }
  }

  /** @param {Frame} frame */
  #feedOf({ channel }) {
    return channel && this.#feeds.get(channelKey(channel));
  }
}

/** @param {string} what @param {unknown} value */
function requireFunction(what, value) {
  if (typeof value !== 'function') throw badInput(`${what} must be a function`);
}

/** @param {import('../kanal.js').SubscriptionOptions} options those that are left out do nothing */
function checkedHandlers({
  onSubscribed = noop,
  onSubscriptionError = noop,
  onUnsubscribed = noop,
  getState,
}) {
  requireFunction('onSubscribed', onSubscribed);
  requireFunction('onSubscriptionError', onSubscriptionError);
  requireFunction('onUnsubscribed', onUnsubscribed);
  if (getState !== undefined) requireFunction('getState', getState);
  return { onSubscribed, onSubscriptionError, onUnsubscribed, getState };
}

function noop() {}
