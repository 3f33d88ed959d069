import { channelKey } from './channel.js';
import { RealtimeError, badInput } from './errors.js';

/** How long a page waits for the answer to what it published. */
export const ANSWER_TIMEOUT_MILLIS = 10_000;

/**
 * One message that the page publishes.
 *
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {{
 *   channel: Channel, payload: unknown, size: number, includePublisher: true | undefined, number: number, requestId?: number,
 *   timer?: unknown, refusal?: import('./frames.js').Frame, resolve: () => void, reject: (error: RealtimeError) => void,
 * }} Publication `size` in bytes; `number` in the order of the calls; `requestId` while it is sent and not answered; `refusal`
 *   why it waits once more
 */

/**
 * One that was refused, while later ones on its channel may yet be taken.
 *
 * @param {Publication} publication
 * @param {Iterable<Publication>} pending
 */
export function mayBeOvertaken(publication, pending) {
  if (!publication.refusal) return false;
  return [...pending].some(
    (other) =>
      other.requestId !== undefined &&
      other.number > publication.number &&
      isOnSame(other, publication),
  );
}

/**
 * Those before it on its channel that were refused, and why: it is taken, so they are too late.
 *
 * @param {Publication} taken
 * @param {Iterable<Publication>} waiting
 */
export function overtakenBy(taken, waiting) {
  return [...waiting].flatMap((earlier) =>
    earlier.refusal && earlier.number < taken.number && isOnSame(earlier, taken)
      ? [{ earlier, refusal: earlier.refusal }]
      : [],
  );
}

/** @param {Publication} one @param {Publication} other */
function isOnSame(one, other) {
  return channelKey(one.channel) === channelKey(other.channel);
}

/** @param {Channel} channel */
export function timedOut(channel) {
  return new RealtimeError(
    'CONNECTION_ERROR',
    `publish failed: no answer within ${ANSWER_TIMEOUT_MILLIS} ms`,
    { channel, timedOut: true },
  );
}

/** @param {Channel} channel @param {number} size @param {number} limit both in bytes */
export function tooLarge(channel, size, limit) {
  const message = `payload has ${size} bytes of JSON; allowed: at most ${limit}`;
  return badInput(message, { channel });
}
