import { guarded } from './emitter.js';
import { overdueAfter, stateFailed, subscribeTimedOut } from './errors.js';
import { StateFirst } from './state-first.js';

const ANSWER_TIMEOUT_MILLIS = 10_000;

/**
 * One `subscribe` call of the page: its id, its handlers, and whether it ever succeeded.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {{
 *   messageHandler: import('../kanal.js').MessageHandler,
 *   onSubscribed: import('../kanal.js').SubscriptionHandler,
 *   onSubscriptionError: import('../kanal.js').SubscriptionErrorHandler,
 *   onUnsubscribed: (subscriptionId: string) => void,
 *   getState?: import('../kanal.js').StateLoader,
 * }} Handlers
 * @typedef {import('../kanal.js').SubscribedDetails} SubscribedDetails
 * @typedef {import('./errors.js').RealtimeError} RealtimeError
 */
export class Subscription {
  #environment;
  #handlers;
  #isActive = true;
  /** @type {unknown} */
  #answerTimer;
  /** Whether it was told that its first answer is overdue. */
  #isOverdue = false;
  /** @type {RealtimeError | undefined} why the server would not have it yet */
  #hindrance;
  /** @type {StateFirst | undefined} for a page whose state comes before the messages */
  #stateFirst;

  /**
   * @param {Channel} channel
   * @param {Handlers} handlers
   * @param {import('./environment.js').Environment} environment
   * @param {import('./watch.js').Watch} [watch]
   */
  constructor(channel, handlers, environment, watch) {
    this.#environment = environment;
    this.#handlers = handlers;
    this.channel = channel;
    /** Whose it is, if it is only to know who is there. */
    this.watch = watch;
    this.id = `sub_${environment.uuid()}`;
    /** Whether it succeeded at least once: what fails later is a resubscription. */
    this.wasConfirmed = false;
    this.#stateFirst =
      handlers.getState &&
      new StateFirst(handlers.getState, {
        environment,
        onSynced: (details) => this.#tellSubscribed(true, details),
        onMessage: (message) => this.#tellMessage(message),
        onFailed: (cause) => this.report(stateFailed(channel, cause)),
      });
  }

  /** From now on an answer is due. Without one the page is told, and the subscription goes on. */
  expectAnswer() {
    this.#answerTimer ??= this.#environment.setTimeout(() => {
      this.#answerTimer = undefined;
      this.#isOverdue = true;
      this.report(
        this.#hindrance
          ? overdueAfter(this.#hindrance)
          : subscribeTimedOut(this.channel, ANSWER_TIMEOUT_MILLIS),
      );
    }, ANSWER_TIMEOUT_MILLIS);
  }

  /** The answer that was due will not come any more: the connection is gone. */
  forgetAnswer() {
    // The time for the first success is counted from `subscribe` on, however many tries it takes.
    if (this.wasConfirmed || this.#isOverdue) this.#stopTimer();
  }

  /** The server said yes, or says how things stand. @param {boolean} isSynced @param {SubscribedDetails} details */
  confirm(isSynced, details) {
    this.#stopTimer();
    this.#hindrance = undefined;
    this.wasConfirmed = true;
    if (this.#stateFirst) this.#stateFirst.confirm(isSynced, details);
    else this.#tellSubscribed(isSynced, details);
  }

  /** @param {import('../kanal.js').Message} message */
  deliver(message) {
    if (this.#stateFirst) this.#stateFirst.deliver(message);
    else this.#tellMessage(message);
  }

  /** Something went wrong that is no answer; the subscription goes on. @param {RealtimeError} error */
  report(error) {
    this.#call(() => this.#handlers.onSubscriptionError(error, this.id));
  }

  /** The server said no, for now; the subscription goes on. @param {RealtimeError} error */
  refuse(error) {
    this.forgetAnswer();
    this.#hindrance = this.wasConfirmed ? undefined : error;
    this.report(error);
  }

  /** The last that the page hears of it. @param {RealtimeError} error */
  fail(error) {
    this.#end(() => this.#handlers.onSubscriptionError(error, this.id));
  }

  /** The page removed it. */
  unsubscribed() {
    this.#end(() => this.#handlers.onUnsubscribed(this.id));
  }

  /** @param {boolean} isSynced @param {SubscribedDetails} details */
  #tellSubscribed(isSynced, details) {
    const position = details.position && { ...details.position }; // the page's own to change
    this.#call(() => this.#handlers.onSubscribed(this.id, isSynced, { ...details, position }));
  }

  /** @param {import('../kanal.js').Message} message */
  #tellMessage(message) {
    this.#call(() => this.#handlers.messageHandler(message, { ...this.channel }));
  }

  /** None of its handlers runs again after this one. @param {() => unknown} handler */
  #end(handler) {
    const wasActive = this.#isActive;
    this.#isActive = false;
    this.#stopTimer();
    this.#stateFirst?.end();
    if (wasActive) guarded(handler, this.#environment.reportError);
  }

  /** @param {() => unknown} handler */
  #call(handler) {
    if (this.#isActive) guarded(handler, this.#environment.reportError);
  }

  #stopTimer() {
    this.#environment.clearTimeout(this.#answerTimer);
    this.#answerTimer = undefined;
  }
}
