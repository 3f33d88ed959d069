/** What a server takes that does not say. @type {import('./frames.js').Rate} */
const DEFAULT_RATE = { perSecond: 50, burst: 300 };

/** The rest is for subscriptions, answers to pings, and clocks that differ. */
const SHARE_OF_RATE = 0.8;
const SHARE_OF_BURST = 0.5;

/**
 * Spreads what is sent, so that the server need not refuse it: many at once, then a steady stream. Told by the server, for
 * each connection anew.
 */
export class Pacer {
  #now;
  #perSecond;
  #burst;
  #left;
  #since;
  #restsUntil = -Infinity;

  /**
   * @param {() => number} now in milliseconds
   * @param {import('./frames.js').Rate | undefined} rate what the server said
   */
  constructor(now, rate) {
    const told = isRate(rate) ? rate : DEFAULT_RATE;
    this.#now = now;
    this.#perSecond = told.perSecond * SHARE_OF_RATE;
    this.#burst = Math.max(1, told.burst * SHARE_OF_BURST);
    this.#left = this.#burst;
    this.#since = now();
  }

  /** @returns {number} 0: send one now, it is counted; else how many milliseconds to wait before asking again */
  take() {
    const now = this.#now();
    if (now < this.#restsUntil) return this.#restsUntil - now;
    const passed = Math.max(0, now - this.#since) / 1_000; // the clock may be set back
    this.#left = Math.min(this.#burst, this.#left + passed * this.#perSecond);
    this.#since = now;
    if (this.#left < 1) return Math.ceil(((1 - this.#left) / this.#perSecond) * 1_000);
    this.#left--;
    return 0;
  }

  /** Nothing goes out for so long: the server said that it was too much. @param {number} millis */
  rest(millis) {
    this.#restsUntil = this.#now() + millis;
  }
}

/** @param {any} rate @returns {rate is import('./frames.js').Rate} */
function isRate(rate) {
  return rate?.perSecond > 0 && rate.burst >= 0;
}
