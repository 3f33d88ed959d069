import { Backoff } from './backoff.js';

const MAX_WAITING = 10_000;

/**
 * Brings a page's state and the stream that changes it together without a gap: the server says where the channel stands,
 * then the page loads its state, then come the messages after that place, which waited meanwhile. Whenever messages are
 * lost, the state is loaded again.
 *
 * | status | messages |
 * |---|---|
 * | `absent` | are dropped: the state that will be loaded has what they say |
 * | `loading` | wait; more than 10,000 are dropped, and the state is loaded once more instead |
 * | `there` | are told |
 *
 * A message may be in the state already, if it was published while the state was loaded; none is in neither.
 *
 * @typedef {import('../kanal.js').Message} Message
 * @typedef {import('../kanal.js').SubscribedDetails} SubscribedDetails
 * @typedef {{
 *   environment: import('./environment.js').Environment,
 *   onSynced: (details: SubscribedDetails) => void,
 *   onMessage: (message: Message) => void,
 *   onFailed: (cause: unknown) => void,
 * }} StateFirstParts
 */
export class StateFirst {
  #getState;
  #parts;
  #backoff;
  /** @type {'absent' | 'loading' | 'there'} */
  #status = 'absent';
  /** Names the newest call of `getState`; what an older one brings is out of date. */
  #call = 0;
  /** @type {SubscribedDetails} */
  #details = { position: undefined, reason: undefined };
  /** @type {Message[]} */
  #waiting = [];
  /** Whether messages were dropped that the state being loaded may not have. */
  #isOutrun = false;
  /** @type {unknown} */
  #retryTimer;

  /** @param {import('../kanal.js').StateLoader} getState @param {StateFirstParts} parts */
  constructor(getState, parts) {
    this.#getState = getState;
    this.#parts = parts;
    this.#backoff = new Backoff(parts.environment.random);
  }

  /** The server says how things stand. @param {boolean} isSynced @param {SubscribedDetails} details */
  confirm(isSynced, details) {
    if (isSynced && this.#status === 'there') this.#parts.onSynced(details);
    else if (!isSynced || this.#status === 'absent') this.#begin(details);
  }

  /** @param {Message} message */
  deliver(message) {
    if (this.#status === 'there') this.#parts.onMessage(message);
    else if (this.#status === 'loading') this.#keep(message);
  }

  /** Nobody wants it any more. */
  end() {
    this.#stop();
    this.#status = 'absent';
  }

  /** @param {SubscribedDetails} details */
  #begin(details) {
    this.#stop();
    this.#status = 'loading';
    this.#details = details;
    this.#load(this.#call);
  }

  #stop() {
    this.#call++;
    this.#waiting = [];
    this.#isOutrun = false;
    this.#parts.environment.clearTimeout(this.#retryTimer);
  }

  /** @param {number} call */
  async #load(call) {
    try {
      await this.#getState({ ...this.#details });
    } catch (cause) {
      if (call === this.#call) this.#failed(cause);
      return;
    }
    if (call === this.#call) this.#loaded();
  }

  #loaded() {
    this.#backoff.reset();
    if (this.#isOutrun) {
      this.#begin(this.#details);
      return;
    }
    this.#status = 'there';
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#parts.onSynced(this.#details);
    for (const message of waiting) this.#parts.onMessage(message);
  }

  /** @param {unknown} cause */
  #failed(cause) {
    const call = this.#call;
    this.#parts.onFailed(cause);
    if (call !== this.#call) return; // the page left the channel
    this.#retryTimer = this.#parts.environment.setTimeout(
      () => this.#load(call),
      this.#backoff.next(),
    );
  }

  /** @param {Message} message */
  #keep(message) {
    if (this.#waiting.length < MAX_WAITING) {
      this.#waiting.push(message);
      return;
    }
    this.#waiting = [];
    this.#isOutrun = true;
  }
}
