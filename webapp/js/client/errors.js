/**
 * What went wrong, in the words of `@wix/realtime`, so that pages written for it need no change.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {{code?: string, status?: number, message?: string}} Refusal what the server says when it refuses
 */

/** @type {typeof import('../kanal.js').RealtimeErrorCode} */
export const RealtimeErrorCode = Object.freeze(
  /** @type {any} */ ({
    Disconnected: 'DISCONNECTED',
    ConnectionError: 'CONNECTION_ERROR',
    SubscriptionFailed: 'SUBSCRIPTION_FAILED',
    BadInput: 'BAD_INPUT',
  }),
);

/** The one error type of the client; see kanal.d.ts for what each field promises. */
export class RealtimeError extends Error {
  /**
   * @param {string} errorCode
   * @param {string} message
   * @param {{channel?: Channel, recoverable?: boolean, status?: number, timedOut?: boolean, cause?: unknown}} [options]
   */
  constructor(errorCode, message, options = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'RealtimeError';
    /** @type {any} */
    this.errorCode = errorCode;
    this.channel = options.channel && { ...options.channel }; // the page's own to change
    this.recoverable = options.recoverable ?? false;
    this.status = options.status;
    this.timedOut = options.timedOut ?? false;
  }
}

/**
 * @param {string} message names what is wrong
 * @param {{channel?: Channel, cause?: unknown}} [options]
 */
export function badInput(message, options) {
  return new RealtimeError('BAD_INPUT', message, options);
}

/** @param {string} message @param {boolean} recoverable whether the client goes on by itself */
export function disconnected(message, recoverable) {
  return new RealtimeError('DISCONNECTED', message, { recoverable });
}

/** @param {string} message @param {unknown} [cause] */
export function connectionError(message, cause) {
  return new RealtimeError('CONNECTION_ERROR', message, { recoverable: true, cause });
}

/** @param {Channel} channel @param {number} millis how long the client waited */
export function subscribeTimedOut(channel, millis) {
  return new RealtimeError(
    'CONNECTION_ERROR',
    `No answer to the subscription to ${describeChannel(channel)} within ${millis} ms. ` +
      'The client keeps trying, so it may still succeed.',
    { channel, recoverable: true, timedOut: true },
  );
}

/** The page's own state could not be loaded. @param {Channel} channel @param {unknown} cause */
export function stateFailed(channel, cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new RealtimeError(
    'CONNECTION_ERROR',
    `getState of the subscription to ${describeChannel(channel)} failed: ${why}. ` +
      'The client calls it again; messages wait until it succeeds.',
    { channel, recoverable: true, cause },
  );
}

/** The page left a channel before it was on it. @param {Channel} channel */
export function unsubscribedEarly(channel) {
  const message = 'subscribe failed: unsubscribed before the server confirmed it';
  return new RealtimeError('SUBSCRIPTION_FAILED', message, { channel });
}

/** The time for an answer is over, and all that came was this. @param {RealtimeError} refusal */
export function overdueAfter({ errorCode, message, channel, status }) {
  return new RealtimeError(errorCode, message, {
    channel,
    status,
    recoverable: true,
    timedOut: true,
  });
}

/**
 * The server refused a subscription, or ended one that was open.
 * @param {'subscribe' | 'resubscribe' | 'subscription' | 'presence' | 'update'} what
 * @param {Channel} channel
 * @param {Refusal} refusal
 * @param {boolean} [recoverable] whether the client tries again by itself
 */
export function subscriptionFailed(what, channel, refusal, recoverable = false) {
  const code = refusal.code === 'BAD_INPUT' ? 'BAD_INPUT' : 'SUBSCRIPTION_FAILED';
  const { status } = refusal;
  return new RealtimeError(code, failure(what, refusal), { channel, recoverable, status });
}

/** @param {Channel} channel @param {Refusal} refusal */
export function publishFailed(channel, refusal) {
  const { code = 'PUBLISH_FAILED', status } = refusal;
  return new RealtimeError(code, failure('publish', refusal), { channel, status });
}

/** The server reports something that answers no request. @param {Refusal} refusal */
export function serverError({ code = 'CONNECTION_ERROR', status, message = code }) {
  return new RealtimeError(code, message, { status });
}

/** @param {string} what @param {Refusal} refusal */
function failure(what, { message, status }) {
  const why = message ? `: ${message}` : '';
  return `${what} failed${why}${status === undefined ? '' : ` (status ${status})`}`;
}

/** For people to read. @param {Channel} channel */
export function describeChannel({ name, resourceId }) {
  return resourceId ? `"${name}" / "${resourceId}"` : `"${name}"`;
}
