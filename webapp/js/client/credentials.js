/**
 * The page's token: fetched before each connect, renewed while connected if the page says when it expires.
 * @typedef {import('../kanal.js').GetToken} GetToken
 */
const LEAD_MILLIS = 60_000;
const SHORTEST_WAIT_MILLIS = 1_000;
const LONGEST_TIMER_MILLIS = 2 ** 31 - 1;

export class Credentials {
  #getToken;
  #environment;
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
  }

  /**
   * A token for the next connect; undefined where the page has none to give.
   * @throws what getToken rejects with
   */
  async fetch() {
    const call = ++this.#calls;
    const given = await this.#getToken?.();
    const { token, expiresAt } =
      typeof given === 'object' && given !== null ? given : { token: given };
    if (call !== this.#calls) return undefined;
    this.#token = token ?? undefined;
    this.#expiresAt = expiresAt === undefined ? undefined : Number(expiresAt);
    return this.#token;
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
    const again = this.#getToken !== undefined && !this.#retried;
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
   * @param {(token: string) => void} onToken
   * @param {(error: unknown) => void} onError getToken failed; the old token serves until it expires
   */
  keepRenewing(onToken, onError) {
    this.stopRenewing();
    if (this.#expiresAt === undefined) return;
    const left = this.#expiresAt - this.#environment.now();
    const delay = Math.max(left - Math.min(LEAD_MILLIS, left / 10), SHORTEST_WAIT_MILLIS);
    const timer = this.#environment.setTimeout(
      async () => {
        try {
          const token = await this.fetch();
          if (this.#timer !== timer) return;
          if (token !== undefined) onToken(token);
          this.keepRenewing(onToken, onError);
        } catch (error) {
          onError(error);
        }
      },
      Math.min(delay, LONGEST_TIMER_MILLIS),
    );
    this.#timer = timer;
  }

  stopRenewing() {
    this.#environment.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
