/**
 * The moments when something may have changed while nobody looked: the network has gone or come back, or the page is
 * shown again, also out of the back/forward cache.
 * @typedef {'online' | 'offline' | 'shown'} WakeUp
 * @type {Record<string, WakeUp>} by the browser's event
 */
const KINDS = {
  online: 'online',
  offline: 'offline',
  visibilitychange: 'shown',
  pageshow: 'shown',
};

export class WakeUps {
  #events;
  #handler;

  /**
   * @param {import('./environment.js').Environment} environment
   * @param {(kind: WakeUp) => void} onWakeUp
   */
  constructor({ events }, onWakeUp) {
    this.#events = events;
    this.#handler = (/** @type {Event} */ { type }) => onWakeUp(KINDS[type]);
  }

  /** Starting twice is starting once. */
  start() {
    for (const kind of Object.keys(KINDS)) this.#events?.addEventListener(kind, this.#handler);
  }

  stop() {
    for (const kind of Object.keys(KINDS)) this.#events?.removeEventListener(kind, this.#handler);
  }
}
