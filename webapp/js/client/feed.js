import { Backoff } from './backoff.js';
import { subscriptionFailed } from './errors.js';
import { subscribeFrame, unsubscribeFrame } from './frames.js';

/**
 * One channel on the wire, shared by every subscription of the page to it: asks for it, follows its position, and asks
 * again with that position whenever the connection comes back.
 *
 * | state | meaning |
 * |---|---|
 * | `detached` | no connection carries it |
 * | `asked` | `subscribe` is sent, the answer is out |
 * | `live` | the server sends its messages |
 * | `refused` | the server said no; asked again when it may say yes, at the latest on the next connection |
 *
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {import('../kanal.js').Since} Since
 * @typedef {import('./frames.js').Frame} Frame
 * @typedef {import('./subscription.js').Subscription} Subscription
 * @typedef {{
 *   isOpen: () => boolean,
 *   requests: import('./requests.js').Requests,
 *   environment: import('./environment.js').Environment,
 *   onRefused: (feed: Feed, refusal: Frame, recoverable: boolean) => void,
 * }} FeedParts
 */
export class Feed {
  #parts;
  #backoff;
  /** @type {'detached' | 'asked' | 'live' | 'refused'} */
  #state = 'detached';
  /** @type {Since | undefined} where to go on from; undefined: the present */
  #since;
  /** @type {string | undefined} what the offsets of messages belong to; undefined: the channel keeps no history */
  #epoch;
  /** @type {number | undefined} */
  #askedId;
  /** @type {unknown} */
  #retryTimer;
  /** @type {Set<Subscription>} */
  subscriptions = new Set();

  /** @param {Channel} channel @param {Since | undefined} since @param {FeedParts} parts */
  constructor(channel, since, parts) {
    this.channel = channel;
    this.#since = since;
    this.#parts = parts;
    this.#backoff = new Backoff(parts.environment.random);
  }

  get isLive() {
    return this.#state === 'live';
  }

  /** @param {Subscription} subscription */
  add(subscription) {
    this.subscriptions.add(subscription);
    if (this.isLive) {
      queueMicrotask(() => this.#welcomeLatecomer());
      return;
    }
    subscription.expectAnswer();
    if (this.#state !== 'asked') this.attach();
  }

  /** Asks for the channel if a connection is there to carry it. */
  attach() {
    if (!this.#parts.isOpen()) return;
    this.#stopRetry();
    this.#state = 'asked';
    const frame = subscribeFrame(this.channel, this.#since);
    this.#askedId = this.#parts.requests.ask(frame, (reply) => this.#answered(reply));
    for (const subscription of this.subscriptions) subscription.expectAnswer();
  }

  /** The server no longer sends it: the connection is lost, or the server ended it. */
  detach() {
    this.#stopRetry();
    this.#state = 'detached';
  }

  /** Nobody here wants the channel any more. */
  leave() {
    this.#stopRetry();
    if (this.#state === 'detached' || this.#state === 'refused') return;
    this.#parts.requests.forget(this.#askedId);
    this.#parts.requests.ask(unsubscribeFrame(this.channel));
    this.#state = 'detached';
  }

  /** @param {Frame} frame a message; one that came already is dropped */
  deliver({ payload, publisher, offset }) {
    if (!this.isLive || !this.#advance(offset)) return;
    const message = publisher ? { payload, publisher } : { payload };
    for (const subscription of [...this.subscriptions]) subscription.deliver(message);
  }

  /** The server could not deliver some messages and says from where it goes on. @param {Frame} frame */
  reposition({ position, reason }) {
    if (!this.isLive) return;
    this.#goOnFrom(position);
    this.#confirm(false, { position, reason });
  }

  /** @param {Frame} reply */
  #answered(reply) {
    if (reply.type !== 'subscribed') {
      this.#refused(reply);
      return;
    }
    const { position, reason, isSynced = false } = reply;
    this.#state = 'live';
    this.#backoff.reset();
    // Synced: what was missed follows, and its offsets move us on. Not synced: nothing follows but what is new.
    if (isSynced) this.#epoch = position?.epoch ?? this.#epoch;
    else this.#goOnFrom(position);
    this.#confirm(isSynced, { position, reason });
  }

  /** @param {Frame} refusal */
  #refused(refusal) {
    this.#state = 'refused';
    const isTooFast = refusal.code === 'RATE_LIMITED';
    const recoverable = isTooFast || refusal.status === 503;
    if (recoverable) {
      this.#retryTimer = this.#parts.environment.setTimeout(
        () => this.attach(),
        this.#backoff.next(),
      );
    }
    if (!isTooFast) this.#parts.onRefused(this, refusal, recoverable);
  }

  /** Like Wix, tells everybody on the channel again when one more joins it; handlers are idempotent by contract. */
  #welcomeLatecomer() {
    if (!this.isLive) return;
    const position = this.#since && 'offset' in this.#since ? this.#since : undefined;
    this.#confirm(true, { position, reason: undefined });
  }

  /** @param {boolean} isSynced @param {import('../kanal.js').SubscribedDetails} details */
  #confirm(isSynced, details) {
    for (const subscription of [...this.subscriptions]) subscription.confirm(isSynced, details);
  }

  /** @param {number | undefined} offset @returns {boolean} whether it is news */
  #advance(offset) {
    if (offset === undefined || this.#epoch === undefined) return true;
    if (this.#since && 'offset' in this.#since && offset <= this.#since.offset) return false;
    this.#since = { epoch: this.#epoch, offset };
    return true;
  }

  /** @param {import('../kanal.js').Position | undefined} position */
  #goOnFrom(position) {
    this.#since = position;
    this.#epoch = position?.epoch;
  }

  #stopRetry() {
    this.#parts.environment.clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }
}

/**
 * The error for one subscription of a refused channel.
 * @param {Subscription} subscription
 * @param {Frame} refusal
 * @param {boolean} recoverable
 */
export function refusalOf({ channel, wasConfirmed }, refusal, recoverable) {
  return wasConfirmed
    ? subscriptionFailed('resubscribe', channel, refusal, recoverable)
    : subscriptionFailed('subscribe', channel, refusal);
}
