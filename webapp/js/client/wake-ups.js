/**
 * The moments when something may have changed while nobody looked: the network has gone or come back, or the page is
 * shown again, also out of the back/forward cache.
 *
 * A WebSocket notices a network that is gone after minutes only. And whatever was open or opening when it comes back
 * belonged to the network before: it may look alive and be dead.
 */
export class WakeUps {
  #events;
  /** @type {Record<string, (event: any) => void>} */
  #handlers;

  /**
   * @param {import('./environment.js').Environment} environment
   * @param {{onShown: () => void, onOffline: () => void, onOnline: () => void}} handlers
   */
  constructor({ events }, { onShown, onOffline, onOnline }) {
    this.#events = events;
    this.#handlers = {
      online: onOnline,
      offline: onOffline,
      visibilitychange: ({ target }) => target?.visibilityState !== 'hidden' && onShown(),
      pageshow: onShown,
    };
  }

  /** Starting twice is starting once. */
  start() {
    for (const [kind, handler] of Object.entries(this.#handlers))
      this.#events?.addEventListener(kind, handler);
  }

  stop() {
    for (const [kind, handler] of Object.entries(this.#handlers))
      this.#events?.removeEventListener(kind, handler);
  }
}
