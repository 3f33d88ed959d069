/**
 * Channels as callers name them: checked before anything is sent, compared by value.
 * @typedef {import('../kanal.js').Channel} Channel
 */
import { badInput } from './errors.js';

const NAME = /^[A-Za-z0-9_-]+$/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;
const MAX_LENGTH = 140;
const MAX_APP_LENGTH = 60;

/**
 * A copy of the channel in its one normal form: no empty `resourceId`, no unknown fields.
 * @param {unknown} input
 * @returns {Channel}
 * @throws {RealtimeError} `BAD_INPUT` naming every field that breaks its rule
 */
export function normalizeChannel(input) {
  if (typeof input !== 'object' || input === null) {
    throw badInput('Invalid channel: must be an object with a name');
  }
  const { name, resourceId, appId } = /** @type {Record<string, unknown>} */ (input);
  const reasons = [...nameBreaches(name), ...resourceBreaches(resourceId), ...appBreaches(appId)];
  const length = lengthOf(name) + lengthOf(resourceId);
  if (length > MAX_LENGTH) {
    reasons.push(`combined name and resourceId length is ${length} characters (max ${MAX_LENGTH})`);
  }
  const channel = /** @type {Channel} */ ({
    name,
    ...(resourceId ? { resourceId } : {}),
    ...(appId ? { appId } : {}),
  });
  if (reasons.length > 0) {
    throw badInput(`Invalid channel "${shown(name)}": ${reasons.join('; ')}.`, { channel });
  }
  return channel;
}

/** Equal for channels that are the same one, and only for those. @param {Channel} channel */
export function channelKey({ name, resourceId, appId }) {
  return JSON.stringify([name, resourceId || '', appId || '']);
}

/** Whatever was given for a name, for people to read. @param {unknown} name */
function shown(name) {
  return typeof name === 'object' && name !== null ? 'an object' : String(name ?? '');
}

/** @param {unknown} name */
function nameBreaches(name) {
  if (isAbsent(name) || name === '') return ['name must not be empty'];
  if (typeof name !== 'string') return ['name must be a string'];
  return NAME.test(name)
    ? []
    : ['name must contain only letters, digits, hyphens or underscores (A-Z a-z 0-9 - _)'];
}

/** @param {unknown} resourceId */
function resourceBreaches(resourceId) {
  if (isAbsent(resourceId)) return [];
  if (typeof resourceId !== 'string') return ['resourceId must be a string'];
  return UNPRINTABLE.test(resourceId) ? ['resourceId must contain only printable text'] : [];
}

/** @param {unknown} appId */
function appBreaches(appId) {
  if (isAbsent(appId) || appId === '') return [];
  if (typeof appId !== 'string') return ['appId must be a string'];
  return NAME.test(appId) && appId.length <= MAX_APP_LENGTH
    ? []
    : [`appId must be 1 to ${MAX_APP_LENGTH} letters, digits, hyphens or underscores`];
}

/** @param {unknown} value @returns {value is null | undefined} */
function isAbsent(value) {
  return value === undefined || value === null;
}

/** @param {unknown} value */
function lengthOf(value) {
  return typeof value === 'string' ? value.length : 0;
}
