import { normalizeChannel } from './channel.js';
import { disconnected, publishFailed } from './errors.js';
import { publishFrame } from './frames.js';
import { Pacer } from './pacer.js';
import {
  ANSWER_TIMEOUT_MILLIS,
  mayBeOvertaken,
  overtakenBy,
  timedOut,
  tooLarge,
} from './publication.js';
import { checkedFlag, requireNoUsers, toJson } from './publish-input.js';
import { isTooMuch } from './refusals.js';

/** A server cuts off who goes on without holding back for a second. */
const REST_MILLIS = 1_100;
/** What a server allows that does not say. */
const DEFAULT_MAX_BYTES = 10_240;

/**
 * What the page publishes and the server has not answered yet. What was not sent waits until the server says `connected`,
 * because that tells how much it takes, and how many frames in what time: more than that would cost the whole connection.
 * So many are sent at once, and the others in their order as fast as the server takes them. What it refuses as too much all
 * the same goes out again after a rest, unless a later one on the channel was taken meanwhile: their order counts more. What
 * was sent when the connection broke is rejected, because nobody can know whether it arrived.
 *
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {import('./errors.js').RealtimeError} RealtimeError
 * @typedef {import('./publication.js').Publication} Publication
 */
export class Publications {
  #parts;
  /** @type {Set<Publication>} */
  #pending = new Set();
  /** Those of them that are not sent yet, in the order of the calls. @type {Set<Publication>} */
  #waiting = new Set();
  #lastNumber = 0;
  #pacer;
  /** @type {unknown} */
  #pause;
  #maxBytes = DEFAULT_MAX_BYTES;

  /**
   * @param {{
   *   isConnected: () => boolean,
   *   requests: import('./requests.js').Requests,
   *   environment: import('./environment.js').Environment,
   *   onSettled: () => void,
   * }} parts
   */
  constructor(parts) {
    this.#parts = parts;
    this.#pacer = new Pacer(parts.environment.now, undefined);
  }

  get size() {
    return this.#pending.size;
  }

  /**
   * @param {Channel} input
   * @param {unknown} payload
   * @param {import('../kanal.js').PublishOptions | null} [options]
   * @returns {Promise<void>} resolved when the server accepted it
   * @throws {RealtimeError} `BAD_INPUT`, at once
   */
  publish(input, payload, options) {
    const channel = normalizeChannel(input);
    const json = toJson(payload, channel);
    requireNoUsers(options);
    const includePublisher = checkedFlag(options?.includePublisher);
    return new Promise((resolve, reject) => {
      /** @type {Publication} */
      const publication = {
        channel,
        payload: JSON.parse(json), // as it is now, whatever the page does to it later
        size: new TextEncoder().encode(json).length,
        includePublisher,
        number: ++this.#lastNumber,
        resolve,
        reject,
      };
      this.#pending.add(publication);
      this.#waiting.add(publication);
      if (this.#parts.isConnected()) this.#sendWaiting();
      else this.#expect(publication);
    });
  }

  /**
   * The server said `connected`: sends what waits.
   * @param {number | undefined} maxPayload the most bytes that it takes
   * @param {import('./frames.js').Rate | undefined} rate the most frames that it takes
   */
  flush(maxPayload, rate) {
    const isLimit = Number.isSafeInteger(maxPayload) && Number(maxPayload) > 0;
    this.#maxBytes = isLimit ? Number(maxPayload) : DEFAULT_MAX_BYTES;
    this.#pacer = new Pacer(this.#parts.environment.now, rate);
    // From here on it is this client that lets them wait.
    for (const publication of this.#waiting) {
      this.#parts.environment.clearTimeout(publication.timer);
      publication.timer = undefined;
    }
    this.#sendWaiting();
  }

  /** The connection is lost, and the answers to all that was sent with it. */
  lose() {
    this.#parts.environment.clearTimeout(this.#pause);
    for (const publication of [...this.#pending]) {
      if (publication.requestId === undefined) {
        if (publication.timer === undefined) this.#expect(publication);
        continue;
      }
      const message = 'publish failed: connection lost before the answer; it may have arrived';
      this.#settle(publication, disconnected(message, false));
    }
  }

  /** No connection will come. @param {RealtimeError} error */
  rejectAll(error) {
    this.#parts.environment.clearTimeout(this.#pause);
    for (const publication of [...this.#pending]) this.#settle(publication, error);
  }

  /** As many as the server takes now; the others a little later. */
  #sendWaiting() {
    const { environment } = this.#parts;
    environment.clearTimeout(this.#pause);
    for (const publication of [...this.#waiting]) {
      const { channel, size } = publication;
      if (size > this.#maxBytes) {
        this.#settle(publication, tooLarge(channel, size, this.#maxBytes));
        continue;
      }
      const millis = mayBeOvertaken(publication, this.#pending) ? REST_MILLIS : this.#pacer.take();
      if (millis > 0) {
        this.#pause = environment.setTimeout(() => this.#sendWaiting(), millis);
        return;
      }
      this.#send(publication);
    }
  }

  /** From now on an answer, or first of all a connection, is due. @param {Publication} publication */
  #expect(publication) {
    const { environment } = this.#parts;
    environment.clearTimeout(publication.timer);
    publication.timer = environment.setTimeout(
      () => this.#settle(publication, timedOut(publication.channel)),
      ANSWER_TIMEOUT_MILLIS,
    );
  }

  /** @param {Publication} publication */
  #send(publication) {
    const { channel, payload, includePublisher } = publication;
    this.#waiting.delete(publication);
    this.#expect(publication);
    const frame = publishFrame(channel, payload, includePublisher);
    publication.refusal = undefined;
    publication.requestId = this.#parts.requests.ask(frame, (reply) =>
      isTooMuch(reply) ? this.#again(publication, reply) : this.#answered(publication, reply),
    );
  }

  /** @param {Publication} publication @param {import('./frames.js').Frame} reply */
  #answered(publication, reply) {
    const isTaken = reply.type === 'published';
    if (isTaken) {
      for (const { earlier, refusal } of overtakenBy(publication, this.#waiting)) {
        this.#settle(earlier, publishFailed(earlier.channel, refusal));
      }
    }
    this.#settle(publication, isTaken ? undefined : publishFailed(publication.channel, reply));
  }

  /** Nothing goes out for a while, and then this one first. @param {Publication} publication @param {import('./frames.js').Frame} refusal */
  #again(publication, refusal) {
    this.#parts.environment.clearTimeout(publication.timer);
    Object.assign(publication, { refusal, requestId: undefined, timer: undefined });
    const inOrder = [...this.#waiting, publication].sort((a, b) => a.number - b.number);
    this.#waiting = new Set(inOrder);
    this.#pacer.rest(REST_MILLIS);
    this.#sendWaiting();
  }

  /** @param {Publication} publication @param {RealtimeError} [error] */
  #settle(publication, error) {
    this.#pending.delete(publication);
    this.#waiting.delete(publication);
    this.#parts.environment.clearTimeout(publication.timer);
    this.#parts.requests.forget(publication.requestId);
    if (error) publication.reject(error);
    else publication.resolve();
    this.#parts.onSettled();
  }
}
