import { request } from './requests.js';

/** One kanal:channel of a page: its subscription, and what the page does with the messages. */
export class Following {
  #client;
  #key;
  #subscription;
  #isRequested = false;
  #isWaiting = false;

  /** The one that is in the document now. @type {HTMLElement} */
  element;

  /** @param {import('../js/kanal.js').Client} client @param {HTMLElement} element */
  constructor(client, element) {
    this.#client = client;
    this.#key = keyOf(element);
    this.element = element;
    const name = element.getAttribute('name') ?? '';
    this.#subscription = client.subscribe(
      { name, resourceId: element.getAttribute('resource') || undefined },
      (message) => this.#receive(message),
      {
        getState: this.#trigger('resync') && (() => request(this.#trigger('resync'))),
        onSubscriptionError: ({ message }) => console.warn(`kanal:channel ${name}: ${message}`),
      },
    );
  }

  /** Whether an element asks for the same. @param {HTMLElement} element */
  isOf(element) {
    return keyOf(element) === this.#key;
  }

  end() {
    this.#client.unsubscribe({ subscriptionId: this.#subscription });
  }

  /** @param {import('../js/kanal.js').Message} message */
  #receive(message) {
    const handler = this.element.getAttribute('handler');
    if (handler) functionNamed(handler)(message.payload, message);
    this.#render();
  }

  /** One request at a time, and one more for all the messages that came meanwhile. */
  #render() {
    const trigger = this.#trigger('message');
    this.#isWaiting = this.#isRequested;
    if (!trigger || this.#isRequested) return;
    this.#isRequested = true;
    request(trigger)
      .catch((error) => console.warn(`kanal:channel: ${error.message}`))
      .finally(() => {
        this.#isRequested = false;
        if (this.#isWaiting) this.#render();
      });
  }

  /** Where f:ajax put what it does, if the page has one for this event. @param {string} event */
  #trigger(event) {
    const found = document.getElementById(`${this.element.id}:${event}`);
    return found?.onclick ? found : undefined;
  }
}

/** @param {HTMLElement} element */
function keyOf(element) {
  return JSON.stringify(['name', 'resource'].map((name) => element.getAttribute(name)));
}

/** @param {string} path such as `show` or `page.show` */
function functionNamed(path) {
  const found = path
    .split('.')
    .reduce((/** @type {any} */ place, name) => place?.[name], globalThis);
  if (typeof found !== 'function') throw new TypeError(`kanal:channel: no function "${path}"`);
  return found;
}
