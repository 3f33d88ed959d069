/**
 * The wire format `kanal.v1`: what the client says and how it reads what the server says.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {import('../kanal.js').Member} Member
 * @typedef {import('../kanal.js').Position} Position
 * @typedef {import('../kanal.js').Since} Since
 * @typedef {{perSecond: number, burst: number}} Rate how many frames the server takes: for long, and at once
 * @typedef {{
 *   type: string, id?: number, channel?: Channel, offset?: number, payload?: any, publisher?: {id: string},
 *   position?: Position, isSynced?: boolean, reason?: import('../kanal.js').NotSyncedReason, code?: string, status?: number, message?: string,
 *   connectionId?: string, maxPayload?: number, rate?: Rate, subscriber?: import('../kanal.js').Subscriber, heartbeat?: number, resume?: string, expiresIn?: number,
 *   members?: Member[], joined?: Member[], updated?: Member[], left?: {id: string, reason?: import('../kanal.js').LeaveReason}[], occupancy?: number, next?: string,
 * }} Frame one message of the server; which fields it has depends on its type
 */

/** The WebSocket subprotocol. */
export const SUBPROTOCOL = 'kanal.v1';

/**
 * The server sends one object a frame, or several at once as an array.
 * @param {string} text
 * @returns {Frame[]}
 * @throws {SyntaxError} if it is not JSON
 */
export function decodeFrames(text) {
  const value = JSON.parse(text);
  return (Array.isArray(value) ? value : [value]).filter(
    (frame) => typeof frame?.type === 'string',
  );
}

/** @param {string | undefined} token @param {string | undefined} resume */
export function connectFrame(token, resume) {
  return { type: 'connect', token, resume };
}

/**
 * @param {Channel} channel
 * @param {Since | undefined} since
 * @param {{data: unknown} | undefined} watch of who wants to know who is there
 */
export function subscribeFrame(channel, since, watch) {
  return { type: 'subscribe', channel, since, ...(watch && { presence: true, data: watch.data }) };
}

/** @param {Channel} channel @param {string | undefined} after */
export function membersFrame(channel, after) {
  return { type: 'presence', channel, after };
}

/** @param {Channel} channel @param {unknown} data */
export function updateFrame(channel, data) {
  return { type: 'update', channel, data };
}

/** @param {Channel} channel */
export function unsubscribeFrame(channel) {
  return { type: 'unsubscribe', channel };
}

/** @param {Channel} channel @param {unknown} payload @param {true | undefined} includePublisher */
export function publishFrame(channel, payload, includePublisher) {
  return { type: 'publish', channel, payload, includePublisher };
}

/** @param {string} token */
export function refreshFrame(token) {
  return { type: 'refresh', token };
}

export const PONG = Object.freeze({ type: 'pong' });

/**
 * Asks whether the server is there: it answers that the client does not listen to this channel, which is so. No request has
 * this id, so the answer concerns nobody.
 */
export const PROBE = Object.freeze({
  type: 'unsubscribe',
  id: 0,
  channel: Object.freeze({ name: 'kanal-alive' }),
});
