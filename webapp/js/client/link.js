import { UNAUTHORIZED } from './close-codes.js';
import { PONG } from './frames.js';
import { Heartbeat } from './heartbeat.js';
import { Transport } from './transport.js';

/**
 * One WebSocket that speaks the protocol: answers pings, watches that the server is alive, and sorts what comes.
 * It reports its end once, and nothing at all after `close`.
 *
 * @typedef {import('./frames.js').Frame} Frame
 * @typedef {{
 *   onOpen: () => void,
 *   onWelcome: (frame: Frame) => void,
 *   onFrame: (frame: Frame) => void,
 *   onRefreshed: (frame: Frame) => void,
 *   onRefreshRefused: (frame: Frame) => void,
 *   onClose: (code: number, reason: string) => void,
 *   onSilence: (millis: number) => void,
 * }} LinkListener
 */
export class Link {
  #listener;
  #transport;
  #heartbeat;
  #isClosed = false;
  /** Whether the server owes an answer to a new token. */
  #isRefreshing = false;

  /**
   * @param {import('./environment.js').Environment} environment
   * @param {string} url
   * @param {LinkListener} listener
   * @throws whatever the WebSocket throws for an address that the page may never connect to
   */
  constructor(environment, url, listener) {
    this.#listener = listener;
    this.#heartbeat = new Heartbeat(environment, listener.onSilence);
    this.#transport = new Transport(environment, url, {
      onOpen: listener.onOpen,
      onFrames: (frames) => this.#receive(frames),
      onClose: listener.onClose,
    });
  }

  /** @param {object} frame */
  send(frame) {
    this.#transport.send(frame);
  }

  /** Shows a new token. @param {object} frame */
  refresh(frame) {
    this.#isRefreshing = true;
    this.send(frame);
  }

  /** Asks now whether the server is still alive. @param {object} probe a frame that it answers */
  check(probe) {
    this.#heartbeat.check();
    if (!this.#heartbeat.isWatching) return; // dead, or not greeted yet, or nothing is promised
    this.#heartbeat.expect();
    this.send(probe);
  }

  close() {
    this.#isClosed = true;
    this.#heartbeat.stop();
    this.#transport.close();
  }

  /** @param {Frame[]} frames */
  #receive(frames) {
    this.#heartbeat.heard();
    for (const frame of frames) {
      if (this.#isClosed) return; // an earlier frame of the array ended this link
      this.#sort(frame);
    }
  }

  /** @param {Frame} frame */
  #sort(frame) {
    if (frame.type === 'connected') {
      this.#heartbeat.start(frame.heartbeat);
      this.#listener.onWelcome(frame);
    } else if (frame.type === 'ping') {
      this.send(PONG);
    } else if (frame.type === 'refreshed') {
      this.#isRefreshing = false;
      this.#listener.onRefreshed(frame);
    } else if (isRefusedToken(frame) && this.#isRefreshing) {
      this.#isRefreshing = false;
      this.#listener.onRefreshRefused(frame);
    } else if (isRefusedToken(frame)) {
      this.#listener.onClose(UNAUTHORIZED, frame.message ?? 'UNAUTHORIZED');
    } else {
      this.#listener.onFrame(frame);
    }
  }
}

/** The error comes before the close that it announces, and says more. @param {Frame} frame */
function isRefusedToken({ type, id, code }) {
  return type === 'error' && id === undefined && code === 'UNAUTHORIZED';
}
