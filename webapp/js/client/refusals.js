/**
 * What a refusal of a channel means: whether it will pass by itself, and what the page is told.
 * @typedef {import('./frames.js').Frame} Frame
 * @typedef {import('./subscription.js').Subscription} Subscription
 */
import { subscriptionFailed } from './errors.js';

/** Too many frames, or too many channels: there is room again later. @param {Frame} refusal */
export function isTooMuch({ code }) {
  return code === 'RATE_LIMITED';
}

/** The server could not decide now. @param {Frame} refusal */
export function isUndecided({ status }) {
  return status === 503;
}

/** Whether asking again makes sense. @param {Frame} refusal */
export function willPass(refusal) {
  return isTooMuch(refusal) || isUndecided(refusal);
}

/** Whether a subscription outlives it: one that once stood does, a first try only if there was no room. @param {Frame} refusal */
export function survives(refusal) {
  return (/** @type {Subscription} */ { wasConfirmed }) => wasConfirmed || isTooMuch(refusal);
}

/** The error for one subscription of a refused channel. @param {Subscription} subscription @param {Frame} refusal */
export function refusalOf(subscription, refusal) {
  const what = subscription.wasConfirmed ? 'resubscribe' : 'subscribe';
  const isKept = survives(refusal)(subscription);
  return subscriptionFailed(what, subscription.channel, refusal, isKept && willPass(refusal));
}
