/**
 * What a change of the connection means for everything else: first everything in here is put in order, then the page is
 * told, whose handlers may change everything again at once.
 *
 * @typedef {(event: string, ...details: unknown[]) => void} Emit
 * @typedef {import('./transitions.js').Change} Change
 */
export class Lifecycle {
  #requests;
  #subscriptions;
  #publications;
  #emitter;

  /** As whom the server knew this client last. @type {import('../kanal.js').Subscriber | undefined} */
  #identity;

  /** How often the page itself ended the connection. What happened before is no news to it then. */
  #ends = 0;

  /**
   * @param {{
   *   requests: import('./requests.js').Requests,
   *   subscriptions: import('./subscriptions.js').Subscriptions,
   *   publications: import('./publications.js').Publications,
   *   emitter: import('./emitter.js').Emitter,
   * }} parts
   */
  constructor({ requests, subscriptions, publications, emitter }) {
    this.#requests = requests;
    this.#subscriptions = subscriptions;
    this.#publications = publications;
    this.#emitter = emitter;
  }

  /** @param {Change} change @param {import('./transitions.js').State} state the connection's after it */
  changed({ happening, previous, frame, error }, state) {
    const [before, now] = [publicState(previous), publicState(state)];
    const tell = this.#effects[happening]?.({ previous, frame, error });
    const endsBefore = this.#ends;
    if (before !== now) this.#emitter.emit('state', now, before);
    tell?.((event, ...details) => {
      if (this.#ends === endsBefore) this.#emitter.emit(event, ...details);
    });
  }

  /**
   * Each gives back how to tell the page, if there is something to tell beside the new state.
   * @type {Partial<Record<import('./transitions.js').Happening, (change: any) => void | ((emit: Emit) => void)>>}
   */
  #effects = {
    opened: () => this.#subscriptions.attach(),
    welcomed: ({ frame: { connectionId, subscriber, maxPayload, rate } }) => {
      this.#publications.flush(maxPayload, rate);
      const before = this.#identity;
      this.#identity = subscriber;
      return (emit) => {
        if (isSomebodyElse(subscriber, before)) emit('identity', subscriber, before);
        emit('connected', { connectionId, subscriber });
      };
    },
    lost: ({ previous, error }) => {
      this.#requests.clear();
      this.#subscriptions.detach();
      this.#publications.lose();
      const concerned = this.#subscriptions.all;
      return (emit) => {
        emit(previous === 'connected' ? 'disconnected' : 'error', error);
        for (const subscription of concerned) subscription.report(error);
      };
    },
    refused: ({ error }) => {
      const removed = this.#end(error);
      return (emit) => {
        for (const subscription of removed) subscription.fail(error);
        emit('disconnected', error);
      };
    },
    release: () => {
      this.#ends++;
      this.#requests.clear();
    },
    close: ({ error }) => {
      this.#ends++;
      const removed = this.#end(error);
      return () => {
        for (const subscription of removed) subscription.unsubscribed();
      };
    },
  };

  /** @param {import('./errors.js').RealtimeError} error */
  #end(error) {
    this.#requests.clear();
    const removed = this.#subscriptions.removeAll();
    this.#publications.rejectAll(error);
    return removed;
  }
}

/** Greeting is a detail of connecting. @param {import('./transitions.js').State} state */
export function publicState(state) {
  return state === 'greeting' ? 'connecting' : state;
}

/**
 * @param {import('../kanal.js').Subscriber | undefined} now
 * @param {import('../kanal.js').Subscriber | undefined} before
 */
function isSomebodyElse(now, before) {
  return before !== undefined && (now?.id !== before.id || now?.type !== before.type);
}
