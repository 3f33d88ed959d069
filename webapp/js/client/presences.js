import { channelKey, normalizeChannel } from './channel.js';
import { Watch } from './watch.js';

/**
 * What `presence` of a client gives out: several for one channel share what they know.
 * @typedef {import('../kanal.js').Presence} Presence
 * @typedef {{
 *   environment: import('./environment.js').Environment,
 *   requests: import('./requests.js').Requests,
 *   subscriptions: import('./subscriptions.js').Subscriptions,
 * }} PresencesParts
 * @typedef {{watch: Watch, subscriptionId: string, users: number}} Shared
 */
export class Presences {
  #parts;
  /** @type {Map<string, Shared>} */
  #byChannel = new Map();

  /** @param {PresencesParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {import('../kanal.js').Channel} input
   * @param {import('../kanal.js').PresenceOptions | null} [options]
   * @returns {Presence}
   */
  open(input, options) {
    const channel = normalizeChannel(input);
    const shared = this.#shared(channel, options?.data);
    const { watch } = shared;
    /** @type {Set<() => void>} what is to be done at the end */
    const ends = new Set([() => this.#leave(shared)]);
    shared.users++;
    return Object.freeze({
      channel: { ...channel },
      get members() {
        return watch.roster.members;
      },
      get occupancy() {
        return watch.roster.occupancy;
      },
      get isComplete() {
        return watch.roster.isComplete;
      },
      page: (/** @type {string | undefined} */ after) => watch.page(after),
      update: async (/** @type {unknown} */ data) => watch.update(data),
      on: (/** @type {string} */ event, /** @type {Function} */ handler) => {
        const remove = watch.on(event, handler);
        ends.add(remove);
        return remove;
      },
      close: () => {
        for (const end of ends) end();
        ends.clear();
      },
    });
  }

  /** @param {import('../kanal.js').Channel} channel @param {unknown} data @returns {Shared} */
  #shared(channel, data) {
    const known = this.#byChannel.get(channelKey(channel));
    if (known && this.#parts.subscriptions.has(known.subscriptionId)) {
      if (data !== undefined) known.watch.update(data).catch((error) => known.watch.fail(error));
      return known;
    }
    const watch = new Watch(channel, data, this.#parts);
    const ended = () => watch.end();
    const failed = (
      /** @type {import('../kanal.js').RealtimeError} */ error,
      /** @type {string} */ id,
    ) => {
      if (!this.#parts.subscriptions.has(id)) ended(); // for good
      watch.fail(error);
    };
    const subscriptionId = this.#parts.subscriptions.subscribe(
      channel,
      () => {},
      { onSubscriptionError: failed, onUnsubscribed: ended },
      watch,
    );
    const shared = { watch, subscriptionId, users: 0 };
    this.#byChannel.set(channelKey(channel), shared);
    return shared;
  }

  /** @param {Shared} shared */
  #leave(shared) {
    if (--shared.users > 0) return;
    const key = channelKey(shared.watch.channel);
    if (this.#byChannel.get(key) === shared) this.#byChannel.delete(key);
    shared.watch.end();
    this.#parts.subscriptions.unsubscribe({ subscriptionId: shared.subscriptionId });
  }
}
