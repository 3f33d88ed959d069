import { Backoff } from './backoff.js';
import { subscriptionFailed } from './errors.js';
import { subscribeFrame, unsubscribeFrame } from './frames.js';
import { Place } from './place.js';
import { willPass } from './refusals.js';

/** The reason for "not synced" where nobody can know what is missing. */
const UNKNOWN = 'unavailable';

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
 *   onRefused: (feed: Feed, refusal: Frame) => void,
 * }} FeedParts
 */
export class Feed {
  #parts;
  #backoff;
  /** @type {'detached' | 'asked' | 'live' | 'refused'} */
  #state = 'detached';
  #place;
  /** Whether those who joined the live channel will be welcomed in a moment: many at once, one welcome. */
  #isWelcoming = false;
  /** @type {number | undefined} */
  #askedId;
  /** Who was to be told who is there, in the last `subscribe`. @type {import('./watch.js').Watch | undefined} */
  #watch;
  /** @type {unknown} */
  #retryTimer;
  /** @type {Set<Subscription>} */
  subscriptions = new Set();

  /** @param {Channel} channel @param {Since | undefined} since @param {FeedParts} parts */
  constructor(channel, since, parts) {
    this.channel = channel;
    this.#place = new Place(since);
    this.#parts = parts;
    this.#backoff = new Backoff(parts.environment.random);
  }

  get isLive() {
    return this.#state === 'live';
  }

  /** @param {Subscription} subscription */
  add(subscription) {
    this.subscriptions.add(subscription);
    if (subscription.watch && (this.isLive || this.#state === 'asked')) {
      this.attach(); // anew, with its wish; messages go on behind the last one
      return;
    }
    if (this.isLive) {
      this.#welcomeLatecomersSoon();
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
    this.#parts.requests.forget(this.#askedId);
    this.#watch = [...this.subscriptions].find(({ watch }) => watch)?.watch;
    const frame = subscribeFrame(this.channel, this.#place.since, this.#watch);
    this.#askedId = this.#parts.requests.ask(frame, (reply) => this.#answered(reply));
    for (const subscription of this.subscriptions) subscription.expectAnswer();
  }

  /** The server no longer sends it: the connection is lost, or the server ended it. */
  detach() {
    this.#stopRetry();
    this.#state = 'detached';
    this.#watch?.detach();
    for (const subscription of this.subscriptions) subscription.forgetAnswer();
  }

  /** The watch is no more, though others want the messages. */
  stopWatching() {
    this.#watch = undefined;
    if (this.isLive || this.#state === 'asked') this.attach();
  }

  /** The server ended it for a trouble of its own, which will pass. @param {Frame} reason */
  suspend(reason) {
    this.#refusedForNow();
    for (const subscription of [...this.subscriptions]) {
      subscription.refuse(subscriptionFailed('subscription', this.channel, reason, true));
    }
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
    if (!this.isLive || !this.#place.advance(offset)) return;
    const message = publisher ? { payload, publisher } : { payload };
    for (const subscription of [...this.subscriptions]) subscription.deliver(message);
  }

  /** The server tells who has come and gone. @param {Frame} frame */
  changed(frame) {
    if (this.isLive) this.#watch?.changed(frame);
  }

  /** The server could not deliver some messages and says from where it goes on. @param {Frame} frame */
  reposition({ position, reason }) {
    if (!this.isLive) return;
    this.#place.jump(position);
    this.#confirm(false, { position, reason });
  }

  /** @param {Frame} reply */
  #answered(reply) {
    if (reply.type !== 'subscribed') {
      this.#refused(reply);
      return;
    }
    const { position, reason, isSynced = false } = reply;
    const isResubscription = this.#place.wasConfirmed;
    const isComplete = this.#place.confirm(position, isSynced);
    this.#state = 'live';
    this.#backoff.reset();
    const details = { position, reason: isSynced && !isComplete ? UNKNOWN : reason };
    this.#confirmAll(isComplete, isResubscription, details);
    if (this.isLive) this.#watch?.confirmed(reply.occupancy);
  }

  /** @param {boolean} isComplete @param {boolean} isResubscription @param {import('../kanal.js').SubscribedDetails} details */
  #confirmAll(isComplete, isResubscription, details) {
    for (const subscription of [...this.subscriptions]) {
      // Who joins a channel that was lost has no state yet to which the missed messages would lead.
      const isNewcomer = isResubscription && !subscription.wasConfirmed;
      subscription.confirm(isComplete && !isNewcomer, details);
    }
  }

  /** @param {Frame} refusal */
  #refused(refusal) {
    if (willPass(refusal)) this.#refusedForNow();
    else this.#state = 'refused';
    this.#parts.onRefused(this, refusal);
  }

  #refusedForNow() {
    this.#stopRetry();
    this.#state = 'refused';
    this.#watch?.detach();
    this.#retryTimer = this.#parts.environment.setTimeout(
      () => this.attach(),
      this.#backoff.next(),
    );
  }

  /** Like Wix, tells everybody on the channel again when one more joins it; handlers are idempotent by contract. */
  #welcomeLatecomersSoon() {
    if (this.#isWelcoming) return;
    this.#isWelcoming = true;
    queueMicrotask(() => {
      this.#isWelcoming = false;
      this.#welcomeLatecomers();
    });
  }

  #welcomeLatecomers() {
    if (!this.isLive) return;
    this.#confirm(true, { position: this.#place.position, reason: undefined });
  }

  /** @param {boolean} isSynced @param {import('../kanal.js').SubscribedDetails} details */
  #confirm(isSynced, details) {
    for (const subscription of [...this.subscriptions]) subscription.confirm(isSynced, details);
  }

  #stopRetry() {
    this.#parts.environment.clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }
}
