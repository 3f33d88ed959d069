const FIRST_MILLIS = 1_000;
const MAX_MILLIS = 60_000;

/**
 * How long to wait before each next try: exponential with full jitter, so that thousands of clients that lost the same
 * server do not come back at the same moment. The first try comes within a second, later ones within a minute at most.
 */
export class Backoff {
  #random;
  #ceiling = FIRST_MILLIS;

  /** @param {() => number} random from 0 to below 1, like `Math.random` */
  constructor(random) {
    this.#random = random;
  }

  /** The milliseconds to wait before the next try. */
  next() {
    const delay = this.#random() * this.#ceiling;
    this.#ceiling = Math.min(this.#ceiling * 2, MAX_MILLIS);
    return delay;
  }

  /** A try succeeded: the next wait is a first one again. */
  reset() {
    this.#ceiling = FIRST_MILLIS;
  }
}
