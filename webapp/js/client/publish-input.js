import { badInput } from './errors.js';

/** What a page may give to `publish`. @typedef {import('../kanal.js').Channel} Channel */

/** What is meant for some must not reach everybody. @param {any} options */
export function requireNoUsers(options) {
  if (options?.users === undefined) return;
  throw badInput('users can be chosen by the backend only, with RealtimePublisher or over HTTP');
}

/** @param {unknown} includePublisher @returns {true | undefined} undefined: not even mentioned */
export function checkedFlag(includePublisher = false) {
  if (typeof includePublisher !== 'boolean') {
    throw badInput('includePublisher must be true or false');
  }
  return includePublisher || undefined;
}

/** @param {unknown} value @param {Channel} channel @param {string} [what] its name in the error */
export function toJson(value, channel, what = 'payload') {
  try {
    const text = JSON.stringify(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw badInput(`${what} cannot be written as JSON: ${cause}`, { channel, cause });
  }
  throw badInput(`${what} must be a JSON value, not ${typeof value}`, { channel });
}
