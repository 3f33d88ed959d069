const KINDS = ['online', 'visibilitychange'];

/**
 * The moments when something may have changed while nobody looked: the network is back, or the page is shown again.
 */
export class WakeUps {
  #events;
  #handler;

  /**
   * @param {import('./environment.js').Environment} environment
   * @param {(isOnline: boolean) => void} onWakeUp `isOnline`: the network has just come back
   */
  constructor({ events }, onWakeUp) {
    this.#events = events;
    this.#handler = (/** @type {Event} */ { type }) => onWakeUp(type === 'online');
  }

  /** Starting twice is starting once. */
  start() {
    for (const kind of KINDS) this.#events?.addEventListener(kind, this.#handler);
  }

  stop() {
    for (const kind of KINDS) this.#events?.removeEventListener(kind, this.#handler);
  }
}
