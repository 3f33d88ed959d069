import { SUBPROTOCOL, decodeFrames } from './frames.js';

/**
 * One WebSocket, from its opening to its end. It reports its end once, and nothing at all after `close`.
 * @typedef {{
 *   onOpen: () => void,
 *   onFrames: (frames: import('./frames.js').Frame[]) => void,
 *   onClose: (code: number, reason: string) => void,
 * }} TransportListener
 */
export class Transport {
  #socket;
  /** @type {TransportListener | undefined} */
  #listener;

  /**
   * @param {import('./environment.js').Environment} environment
   * @param {string} url
   * @param {TransportListener} listener
   * @throws whatever the WebSocket throws for an address that the page may never connect to
   */
  constructor(environment, url, listener) {
    this.#listener = listener;
    this.#socket = new environment.WebSocket(url, SUBPROTOCOL);
    this.#socket.onopen = () => this.#listener?.onOpen();
    this.#socket.onclose = (/** @type {CloseEvent} */ { code, reason }) => {
      const ended = this.#listener;
      this.#listener = undefined;
      ended?.onClose(code, reason);
    };
    this.#socket.onerror = () => {}; // its close tells all; the one of `ws` throws what nobody listens to
    this.#socket.onmessage = (/** @type {MessageEvent} */ { data }) => {
      if (!this.#listener) return;
      try {
        this.#listener.onFrames(decodeFrames(data));
      } catch (error) {
        environment.reportError(error);
      }
    };
  }

  /** @param {object} frame */
  send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  close() {
    this.#listener = undefined;
    this.#socket.close(1000);
  }
}
