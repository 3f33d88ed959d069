import { Backoff } from './backoff.js';
import { Emitter } from './emitter.js';
import { badInput, subscriptionFailed } from './errors.js';
import { Pages } from './pages.js';
import { Roster } from './roster.js';
import { Updates } from './updates.js';

const EVENTS = ['change', 'error'];
/** The longest time that a list which is out of date waits to be asked for anew: many pages do so at once. */
const RELOAD_MILLIS = 2_000;

/**
 * Who is on one channel, for all of the page that want to know: asks for the members whenever the channel is live anew,
 * and follows the changes that the server tells.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {import('./frames.js').Frame} Frame
 * @typedef {import('../kanal.js').RealtimeError} RealtimeError
 */
export class Watch {
  #environment;
  #backoff;
  #emitter;
  #roster = new Roster();
  #pages;
  #updates;
  /** @type {unknown} */
  #reloadTimer;

  /**
   * @param {Channel} channel
   * @param {unknown} data what others see of this page; undefined: nothing
   * @param {{requests: import('./requests.js').Requests, environment: import('./environment.js').Environment}} parts
   */
  constructor(channel, data, { requests, environment }) {
    this.channel = channel;
    this.#environment = environment;
    this.#backoff = new Backoff(environment.random);
    this.#emitter = new Emitter(EVENTS, environment.reportError);
    this.#pages = new Pages(channel, requests);
    this.#updates = new Updates(channel, data, requests);
  }

  /** What goes out with the next `subscribe`. */
  get data() {
    return this.#updates.data;
  }

  get roster() {
    return this.#roster;
  }

  /** @param {string} event @param {Function} handler @returns {() => void} */
  on(event, handler) {
    if (typeof handler !== 'function') throw badInput('handler must be a function');
    const remove = this.#emitter.on(event, handler);
    if (!remove) throw badInput(`event "${event}" must be one of ${EVENTS.join(', ')}`);
    return remove;
  }

  /** @param {unknown} data a JSON value @returns {Promise<void>} */
  update(data) {
    return this.#updates.update(data);
  }

  /** The channel is live. @param {number | undefined} occupancy how many are there, if the server tells it */
  confirmed(occupancy) {
    this.#updates.confirmed();
    this.#pages.confirmed();
    if (occupancy === undefined) {
      const refusal = { message: 'the channel does not tell who is there' };
      this.fail(subscriptionFailed('subscription', this.channel, refusal));
      return;
    }
    this.#tell(this.#roster.counted(occupancy));
    this.#load();
  }

  /** The server does not send it now. */
  detach() {
    this.#stop();
    this.#updates.detach();
    this.#pages.detach();
  }

  /** @param {Frame} frame what the server tells */
  changed(frame) {
    this.#tell(this.#roster.apply(frame));
    if (!this.#roster.isComplete && this.#roster.mayFitOnAPage) this.#loadIn(RELOAD_MILLIS);
  }

  /** @param {RealtimeError} error */
  fail(error) {
    this.#emitter.emit('error', error);
  }

  /** Nobody wants to know any more, or the server does not tell it any more. */
  end() {
    this.#stop();
    this.#updates.end();
    this.#pages.end();
  }

  /** @param {string} [after] @returns {Promise<import('../kanal.js').MembersPage>} */
  page(after) {
    return this.#pages.page(after);
  }

  #load() {
    this.#stop();
    this.#pages.first().then(
      (page) => {
        this.#backoff.reset();
        this.#tell(this.#roster.replace(page));
      },
      (/** @type {RealtimeError} */ error) => {
        if (error.status === 429 || error.status === 503) this.#loadIn(this.#backoff.next());
        else this.fail(error);
      },
    );
  }

  /** @param {number} millis at most */
  #loadIn(millis) {
    if (this.#reloadTimer !== undefined) return;
    const wait = millis * (0.5 + this.#environment.random() / 2);
    this.#reloadTimer = this.#environment.setTimeout(() => this.#load(), wait);
  }

  #stop() {
    this.#environment.clearTimeout(this.#reloadTimer);
    this.#reloadTimer = undefined;
  }

  /** @param {import('../kanal.js').PresenceChange | undefined} change */
  #tell(change) {
    if (change) this.#emitter.emit('change', change);
  }
}
