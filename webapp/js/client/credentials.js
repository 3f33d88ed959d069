import { Backoff } from './backoff.js';
import { badInput } from './errors.js';

/**
 * The page's token: fetched before each connect, and renewed while connected before it expires, which the page says, or
 * else the server.
 * @typedef {import('../kanal.js').GetToken} GetToken
 * @typedef {{onToken: (token: string) => void, onError: (error: unknown) => void}} Renewal what becomes of a new token; and
 *   of a failed try: the old token serves until it expires, and more tries follow
 */
const LEAD_MILLIS = 60_000;
const SHORTEST_WAIT_MILLIS = 1_000;
/** How long a page's token has time to become a better one after the server refused it. */
const REFUSED_WAIT_MILLIS = 30_000;
const LONGEST_TIMER_MILLIS = 2 ** 31 - 1;

export class Credentials {
  #getToken;
  #environment;
  /** Spaces the tries to renew: a login server that is down must not be asked in a loop. */
  #backoff;
  /** @type {string | undefined} the newest token */
  #token;
  /** @type {number | undefined} when it expires, in milliseconds since 1970 */
  #expiresAt;
  /** @type {string | undefined} the last token that the server refused */
  #refused;
  #retried = false;
  /** Tells a call that a later one has overtaken it. */
  #calls = 0;
  /** @type {unknown} */
  #timer;

  /** @param {GetToken | undefined} getToken @param {import('./environment.js').Environment} environment */
  constructor(getToken, environment) {
    this.#getToken = getToken;
    this.#environment = environment;
    this.#backoff = new Backoff(environment.random);
  }

  /**
   * A token for the next connect; undefined where the page has none to give.
   * @throws what getToken rejects with, or `BAD_INPUT` if what it gave is malformed
   */
  async fetch() {
    const call = ++this.#calls;
    const given = await this.#getToken?.();
    const { token, expiresAt } =
      typeof given === 'object' && given !== null ? given : { token: given };
    if (call !== this.#calls) return undefined;
    this.#expiresAt = timeOf(expiresAt);
    this.#token = token ?? undefined;
    return this.#token;
  }

  /** Whether there is somebody to ask for another token. */
  get canRenew() {
    return this.#getToken !== undefined;
  }

  /** What the server says of the newest token counts where the page says nothing. @param {number | undefined} seconds */
  lasts(seconds) {
    if (this.#expiresAt !== undefined || seconds === undefined || !this.canRenew) return;
    this.#expiresAt = this.#environment.now() + seconds * 1_000;
  }

  /** The newest token. */
  get current() {
    return this.#token;
  }

  /** Whether the newest token is one that the server has just refused: trying it again is no use. */
  get isRefused() {
    return this.#refused !== undefined && this.#refused === this.#token;
  }

  /**
   * The server said no.
   * @returns {boolean} whether one more try makes sense, because getToken may give another token
   */
  refuse() {
    const again = this.canRenew && !this.#retried;
    this.#retried = true;
    this.#refused = this.#token;
    return again;
  }

  /** The server accepted the newest token, or all begins anew. */
  reset() {
    this.#retried = false;
    this.#refused = undefined;
  }

  /**
   * Fetches a new token a bit before the newest one expires, again and again, until `stopRenewing`.
   * @param {Renewal} renewal
   */
  keepRenewing(renewal) {
    this.stopRenewing();
    if (this.#expiresAt === undefined) return;
    const left = this.#expiresAt - this.#environment.now();
    this.#renewAfter(left - Math.min(LEAD_MILLIS, left / 10), renewal);
  }

  /** The server refused a renewal; the token before it serves until it expires. @param {Renewal} renewal */
  renewLater(renewal) {
    this.stopRenewing();
    this.#renewAfter(REFUSED_WAIT_MILLIS, renewal);
  }

  stopRenewing() {
    this.#environment.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#backoff.reset();
  }

  /**
   * @param {number} millis
   * @param {Renewal} renewal
   */
  #renewAfter(millis, renewal) {
    const timer = this.#environment.setTimeout(
      async () => {
        try {
          const token = await this.fetch();
          if (this.#timer !== timer) return;
          if (token !== undefined) renewal.onToken(token);
          this.keepRenewing(renewal);
        } catch (error) {
          if (this.#timer !== timer) return; // the connection that it was for is gone
          this.#renewAfter(this.#backoff.next(), renewal);
          renewal.onError(error);
        }
      },
      Math.min(Math.max(millis, SHORTEST_WAIT_MILLIS), LONGEST_TIMER_MILLIS),
    );
    this.#timer = timer;
  }
}

/**
 * Refuses what is no time at once: a timer set to it would fire without end.
 * @param {unknown} expiresAt
 * @returns {number | undefined} milliseconds since 1970; undefined: never
 * @throws {import('./errors.js').RealtimeError} `BAD_INPUT`
 */
function timeOf(expiresAt) {
  if (expiresAt === undefined || expiresAt === null) return undefined;
  const time = Number(expiresAt);
  if (!Number.isNaN(time)) return time;
  throw badInput(`expiresAt must be milliseconds since 1970 or a Date, not ${expiresAt}`);
}
