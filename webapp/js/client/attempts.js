/** How long a server may take from the first step to its greeting. */
const LONGEST_MILLIS = 10_000;

/** Which attempt to connect is the current one, and since when. */
export class Attempts {
  #environment;
  #current = 0;
  #begun = 0;

  /** @param {import('./environment.js').Environment} environment */
  constructor(environment) {
    this.#environment = environment;
  }

  get longest() {
    return LONGEST_MILLIS;
  }

  /** @returns {number} the attempt, for `isCurrent` */
  begin() {
    this.#begun = this.#environment.now();
    return ++this.#current;
  }

  /** None is current now. */
  end() {
    this.#current++;
  }

  /** @param {number} attempt */
  isCurrent(attempt) {
    return attempt === this.#current;
  }

  /** By the wall clock: timers stand still while a machine sleeps. */
  get isOverdue() {
    return this.#environment.now() - this.#begun > LONGEST_MILLIS;
  }
}
