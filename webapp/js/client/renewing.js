import { TOKEN_EXPIRED, UNAUTHORIZED, isFinal } from './close-codes.js';
import { connectionError, serverError } from './errors.js';
import { refreshFrame } from './frames.js';

/**
 * Renews the token of an open connection, and says what a refusal of it means.
 * @typedef {import('./frames.js').Frame} Frame
 */
export class Renewing {
  #credentials;
  #renewal;

  /**
   * @param {import('./credentials.js').Credentials} credentials
   * @param {(frame: object) => void} show sends a new token
   * @param {(error: import('./errors.js').RealtimeError) => void} onError
   */
  constructor(credentials, show, onError) {
    this.#credentials = credentials;
    this.#renewal = {
      onToken: (/** @type {string} */ token) => show(refreshFrame(token)),
      onError: (/** @type {unknown} */ cause) => onError(connectionError('getToken failed', cause)),
      onRefused: (/** @type {Frame} */ frame) => onError(serverError(frame)),
    };
  }

  /** The server takes the newest token. @param {Frame} frame says for how many seconds, if it is not for ever */
  accepted({ expiresIn }) {
    this.#credentials.reset();
    this.#credentials.lasts(expiresIn);
    this.#credentials.keepRenewing(this.#renewal);
  }

  /** The server does not take it, and the one before serves on. @param {Frame} frame */
  refused(frame) {
    this.#credentials.renewLater(this.#renewal);
    this.#renewal.onRefused(frame);
  }

  /** Whether the client is to come back after this end. @param {number} code */
  mayReturn(code) {
    if (code === UNAUTHORIZED) return this.#credentials.refuse();
    if (code === TOKEN_EXPIRED) return this.#credentials.canRenew;
    return !isFinal(code);
  }
}
