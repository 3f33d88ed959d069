/** Boxes that each show one channel or resource. */
import { subscribe, unsubscribe } from '../js/wix-realtime-frontend.js';
import { say } from '../shared/backend.js';
import { isFinal, showVeloError } from '../shared/connection.js';
import { addMessage, attempt, byId, showState, textOf } from '../shared/page.js';

/** One channel's box with its button. */
export class Box {
  #label;
  /** @type {'left' | 'asking' | 'listening' | 'refused'} */
  #state = 'left';
  /** Tells a subscribe that a later one, or a leave, has overtaken it. */
  #attempt = 0;

  /** @param {{name: string, resourceId?: string}} channel @param {string} title */
  constructor(channel, title) {
    this.channel = channel;
    const box = byId('box').content.cloneNode(true).firstElementChild;
    const [heading, button] = ['h2', 'button'].map((selector) => box.querySelector(selector));
    this.#label = box.querySelector('.state');
    this.list = box.querySelector('.messages');
    heading.textContent = title;
    heading.id = `title-${byId('boxes').children.length}`;
    box.setAttribute('aria-labelledby', heading.id);
    button.textContent = `Publish on ${title}`;
    button.addEventListener('click', () =>
      attempt(button, () => say(channel, `Hello ${title}, it is ${time()}`)),
    );
    byId('boxes').append(box);
  }

  /** Subscribes; a refusal is shown in the box. */
  async listen() {
    const attempt = ++this.#attempt;
    this.#show('asking', 'wait', 'Subscribing');
    try {
      await subscribe(this.channel, (message) => this.#receive(message));
      if (attempt === this.#attempt) this.#listens();
    } catch (error) {
      if (attempt === this.#attempt) this.refuse(error);
    }
  }

  /** @param {{message: string}} error why nothing comes here any more */
  refuse(error) {
    if (isFinal(error)) showVeloError(error);
    this.#show('refused', 'bad', isFinal(error) ? 'Connection closed' : error.message);
  }

  leave() {
    this.#attempt++;
    this.#state = 'left';
    return unsubscribe({ channel: this.channel });
  }

  /** Velo's functions tell of a lost connection once, not for each subscription. */
  connectionLost() {
    if (this.#state === 'listening') showState(this.#label, 'wait', 'Waiting for the connection');
  }

  /** What was live is live again unless an error follows; what was refused may be allowed now. */
  async connectionBack() {
    if (this.#state === 'listening') this.#listens();
    if (this.#state !== 'refused') return;
    await this.leave();
    await this.listen();
  }

  #receive({ payload, publisher }) {
    // a refusal that passed by itself: Velo tells of the refusal only
    if (this.#state === 'refused') this.#listens();
    addMessage(this.list, textOf(payload), `from ${publisher?.id ?? 'a visitor'}`);
  }

  #listens() {
    this.#show('listening', 'good', 'Listening');
  }

  #show(state, kind, text) {
    this.#state = state;
    showState(this.#label, kind, text);
  }
}

/** Lets boxes show what happens to the connection and to their subscriptions later. @param {Box[]} boxes */
export function followConnection(boxes, { onConnected, onDisconnected, onError }) {
  onConnected(() => Promise.all(boxes.map((box) => box.connectionBack())));
  onDisconnected(() => boxes.forEach((box) => box.connectionLost()));
  onError((error) => {
    const concerned = isFinal(error)
      ? boxes
      : boxes.filter(({ channel }) => isSame(channel, error.channel));
    concerned.forEach((box) => box.refuse(error));
  });
}

function isSame(channel, other) {
  return channel.name === other?.name && channel.resourceId === other?.resourceId;
}

function time() {
  return new Date().toLocaleTimeString();
}
