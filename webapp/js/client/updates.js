import { disconnected, subscriptionFailed } from './errors.js';
import { updateFrame } from './frames.js';
import { toJson } from './publish-input.js';

/**
 * What a page says about itself on one channel: the newest counts. One is on its way at a time, and those that come
 * meanwhile go out as one; what is said while the channel is not live goes out with its `subscribe`.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {{resolve: () => void, reject: (error: unknown) => void}} Waiting
 */
export class Updates {
  #channel;
  #requests;
  #isLive = false;
  #isSending = false;
  #isEnded = false;
  /** @type {Waiting[]} */
  #waiting = [];
  /** Those whose answer is out. @type {Waiting[]} */
  #sent = [];
  /** What the server has. @type {unknown} */
  #accepted;

  /** @param {Channel} channel @param {unknown} data @param {import('./requests.js').Requests} requests */
  constructor(channel, data, requests) {
    this.#channel = channel;
    this.#requests = requests;
    this.data = data === undefined ? undefined : this.#copy(data);
  }

  /** @param {unknown} data @returns {Promise<void>} resolved when the server has it */
  update(data) {
    this.data = this.#copy(data);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#isEnded) this.end();
      else if (this.#isLive && !this.#isSending) this.#send();
    });
  }

  /** The server has got what goes out with a `subscribe`. */
  confirmed() {
    this.#isLive = true;
    this.#isSending = false;
    this.#accepted = this.data;
    for (const { resolve } of this.#takeAll()) resolve();
  }

  detach() {
    this.#isLive = false;
    this.#isSending = false;
  }

  end() {
    this.detach();
    this.#isEnded = true;
    for (const { reject } of this.#takeAll()) {
      reject(disconnected('update failed: the channel was left before the answer', false));
    }
  }

  #send() {
    this.#isSending = true;
    this.#sent = this.#waiting;
    this.#waiting = [];
    const { data } = this;
    this.#requests.ask(updateFrame(this.#channel, data), (reply) => {
      this.#isSending = false;
      const sent = this.#sent;
      this.#sent = [];
      if (reply.type === 'updated') {
        this.#accepted = data;
        for (const { resolve } of sent) resolve();
      } else {
        if (this.data === data) this.data = this.#accepted; // no `subscribe` is to fail for it
        for (const { reject } of sent) reject(subscriptionFailed('update', this.#channel, reply));
      }
      if (this.#isLive && this.#waiting.length > 0) this.#send();
    });
  }

  #takeAll() {
    const taken = [...this.#sent, ...this.#waiting];
    this.#sent = [];
    this.#waiting = [];
    return taken;
  }

  /** As it is now, whatever the page does to it later. @param {unknown} data */
  #copy(data) {
    return JSON.parse(toJson(data, this.#channel, 'data'));
  }
}
