import { badInput } from './errors.js';

/**
 * Checks from where a page wants to start.
 * @param {any} since
 * @returns {import('../kanal.js').Since | undefined}
 * @throws {RealtimeError} `BAD_INPUT`
 */
export function checkedSince(since) {
  if (since === undefined || since === null) return undefined;
  const { epoch, offset, last } = since;
  if (isCount(last) && last > 0) return { last };
  if (typeof epoch === 'string' && isCount(offset)) return { epoch, offset };
  throw badInput(
    'since must be {epoch, offset}, a text and a whole number from 0 on, or {last}, one from 1 on',
  );
}

/** @param {unknown} value */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
