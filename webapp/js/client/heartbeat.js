const CHECK_EVERY_MILLIS = 5_000;
const SLACK_MILLIS = 5_000;
/** How long a server that is there may take to answer. */
const ANSWER_MILLIS = 4_000;

/**
 * Notices a connection that died without saying so: the server speaks at least every `heartbeat` seconds, so silence of
 * more than two heartbeats and some slack means that nobody is there.
 *
 * Silence is measured on the wall clock and looked at every few seconds, because timers stand still while a machine
 * sleeps: the first look after waking up sees the whole gap.
 */
export class Heartbeat {
  #environment;
  #onDead;
  /** @type {unknown} */
  #timer;
  /** @type {unknown} the end of patience with an answer that was asked for */
  #answerTimer;
  #limit = 0;
  #lastHeard = 0;

  /**
   * @param {import('./environment.js').Environment} environment
   * @param {(silenceMillis: number) => void} onDead called at most once per start
   */
  constructor(environment, onDead) {
    this.#environment = environment;
    this.#onDead = onDead;
  }

  /** @param {number | undefined} seconds the server's heartbeat; none or 0: it promises nothing, so nothing is watched */
  start(seconds) {
    this.stop();
    if (!seconds) return;
    this.#limit = 2 * seconds * 1_000 + SLACK_MILLIS;
    this.heard();
    this.#schedule();
  }

  /** Whether the server promised to speak, and did so far. */
  get isWatching() {
    return this.#timer !== undefined;
  }

  /** Something came from the server. */
  heard() {
    this.#environment.clearTimeout(this.#answerTimer);
    this.#answerTimer = undefined;
    this.#lastHeard = this.#environment.now();
  }

  /** Look now instead of at the next tick. */
  check() {
    if (this.#timer === undefined) return;
    const silence = this.#environment.now() - this.#lastHeard;
    if (silence < 0) this.heard(); // the clock was set back
    if (silence <= this.#limit) return;
    this.stop();
    this.#onDead(silence);
  }

  /** The server was asked something: whatever it says proves that it is there. */
  expect() {
    this.#answerTimer ??= this.#environment.setTimeout(() => {
      const silence = this.#environment.now() - this.#lastHeard;
      this.stop();
      this.#onDead(silence);
    }, ANSWER_MILLIS);
  }

  stop() {
    this.#environment.clearTimeout(this.#answerTimer);
    this.#answerTimer = undefined;
    this.#environment.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule() {
    this.#timer = this.#environment.setTimeout(() => {
      this.check();
      if (this.#timer !== undefined) this.#schedule();
    }, CHECK_EVERY_MILLIS);
  }
}
