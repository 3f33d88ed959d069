import { disconnected, subscriptionFailed } from './errors.js';
import { membersFrame } from './frames.js';

/**
 * The members of one channel, page by page. A page that is asked for while the channel is not live, or whose answer was
 * lost with the connection, is asked for as soon as the channel is live.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {import('../kanal.js').MembersPage} MembersPage
 * @typedef {{
 *   after: string | undefined,
 *   isAsked: boolean,
 *   resolve: (page: MembersPage) => void,
 *   reject: (error: unknown) => void,
 * }} Wanted
 */
export class Pages {
  #channel;
  #requests;
  #isLive = false;
  #isEnded = false;
  /** @type {Set<Wanted>} */
  #wanted = new Set();

  /** @param {Channel} channel @param {import('./requests.js').Requests} requests */
  constructor(channel, requests) {
    this.#channel = channel;
    this.#requests = requests;
  }

  /** @param {string} [after] @returns {Promise<MembersPage>} */
  page(after) {
    return new Promise((resolve, reject) => {
      this.#wanted.add({ after, isAsked: false, resolve, reject });
      if (this.#isEnded) this.end();
      else if (this.#isLive) this.#askAll();
    });
  }

  /** As it is now, from the first one on: of no use any more when the connection is lost, and then never settled. */
  first() {
    return new Promise((resolve, reject) => {
      this.#ask({ after: undefined, isAsked: true, resolve, reject });
    });
  }

  confirmed() {
    this.#isLive = true;
    this.#askAll();
  }

  detach() {
    this.#isLive = false;
    for (const wanted of this.#wanted) wanted.isAsked = false;
  }

  end() {
    this.#isLive = false;
    this.#isEnded = true;
    for (const { reject } of this.#wanted) {
      reject(disconnected('presence failed: the channel was left before the answer', false));
    }
    this.#wanted.clear();
  }

  #askAll() {
    for (const wanted of this.#wanted) {
      if (!wanted.isAsked) this.#ask(wanted);
    }
  }

  /** @param {Wanted} wanted */
  #ask(wanted) {
    wanted.isAsked = true;
    this.#requests.ask(membersFrame(this.#channel, wanted.after), (reply) => {
      this.#wanted.delete(wanted);
      const { members = [], occupancy = 0, next } = reply;
      if (reply.type === 'members') wanted.resolve({ members, occupancy, next });
      else wanted.reject(subscriptionFailed('presence', this.#channel, reply));
    });
  }
}
