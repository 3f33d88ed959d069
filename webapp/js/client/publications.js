import { normalizeChannel } from './channel.js';
import { RealtimeError, badInput, disconnected, publishFailed } from './errors.js';
import { publishFrame } from './frames.js';

const ANSWER_TIMEOUT_MILLIS = 10_000;

/**
 * What the page publishes and the server has not answered yet. What was not sent waits for a connection; what was sent
 * when the connection broke is rejected, because nobody can know whether it arrived.
 *
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {{
 *   channel: Channel, payload: unknown, requestId?: number, timer?: unknown,
 *   resolve: () => void, reject: (error: RealtimeError) => void,
 * }} Publication `requestId` is set once it is sent
 */
export class Publications {
  #parts;
  /** @type {Set<Publication>} */
  #pending = new Set();

  /**
   * @param {{
   *   isOpen: () => boolean,
   *   requests: import('./requests.js').Requests,
   *   environment: import('./environment.js').Environment,
   *   onSettled: () => void,
   * }} parts
   */
  constructor(parts) {
    this.#parts = parts;
  }

  get size() {
    return this.#pending.size;
  }

  /**
   * @param {Channel} input
   * @param {unknown} payload
   * @returns {Promise<void>} resolved when the server accepted it
   * @throws {RealtimeError} `BAD_INPUT`, at once
   */
  publish(input, payload) {
    const channel = normalizeChannel(input);
    const snapshot = JSON.parse(toJson(payload, channel));
    return new Promise((resolve, reject) => {
      /** @type {Publication} */
      const publication = { channel, payload: snapshot, resolve, reject };
      publication.timer = this.#parts.environment.setTimeout(
        () => this.#settle(publication, timedOut(channel)),
        ANSWER_TIMEOUT_MILLIS,
      );
      this.#pending.add(publication);
      if (this.#parts.isOpen()) this.#send(publication);
    });
  }

  /** The connection is open: sends what waits. */
  flush() {
    for (const publication of this.#pending) this.#send(publication);
  }

  /** The connection is lost, and the answers to all that was sent with it. */
  lose() {
    for (const publication of [...this.#pending]) {
      if (publication.requestId === undefined) continue;
      const message = 'publish failed: connection lost before the answer; it may have arrived';
      this.#settle(publication, disconnected(message, false));
    }
  }

  /** No connection will come. @param {RealtimeError} error */
  rejectAll(error) {
    for (const publication of [...this.#pending]) this.#settle(publication, error);
  }

  /** @param {Publication} publication */
  #send(publication) {
    const { channel, payload } = publication;
    publication.requestId = this.#parts.requests.ask(publishFrame(channel, payload), (reply) =>
      this.#settle(
        publication,
        reply.type === 'published' ? undefined : publishFailed(channel, reply),
      ),
    );
  }

  /** @param {Publication} publication @param {RealtimeError} [error] */
  #settle(publication, error) {
    this.#pending.delete(publication);
    this.#parts.environment.clearTimeout(publication.timer);
    this.#parts.requests.forget(publication.requestId);
    if (error) publication.reject(error);
    else publication.resolve();
    this.#parts.onSettled();
  }
}

/** @param {Channel} channel */
function timedOut(channel) {
  return new RealtimeError(
    'CONNECTION_ERROR',
    `publish failed: no answer within ${ANSWER_TIMEOUT_MILLIS} ms`,
    { channel, timedOut: true },
  );
}

/** @param {unknown} payload @param {Channel} channel */
function toJson(payload, channel) {
  try {
    const text = JSON.stringify(payload);
    if (text !== undefined) return text;
  } catch (cause) {
    throw badInput(`payload cannot be written as JSON: ${cause}`, { channel, cause });
  }
  throw badInput(`payload must be a JSON value, not ${typeof payload}`, { channel });
}
