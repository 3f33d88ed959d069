/** Boxes that each show one channel or resource. */
import { subscribe, unsubscribe } from '../js/wix-realtime-frontend.js';
import { say } from '../shared/backend.js';
import { addMessage, attempt, byId, showState, textOf } from '../shared/page.js';

/** One channel's box with its button. */
export class Box {
  #state;
  /** Tells a subscribe that a later one, or a leave, has overtaken it. */
  #attempt = 0;

  /** @param {{name: string, resourceId?: string}} channel @param {string} title */
  constructor(channel, title) {
    this.channel = channel;
    const box = byId('box').content.cloneNode(true).firstElementChild;
    const [heading, button] = ['h2', 'button'].map((selector) => box.querySelector(selector));
    this.#state = box.querySelector('.state');
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
    showState(this.#state, 'wait', 'Subscribing');
    try {
      await subscribe(this.channel, ({ payload, publisher }) =>
        addMessage(this.list, textOf(payload), `from ${publisher?.id ?? 'a visitor'}`),
      );
      if (attempt === this.#attempt) showState(this.#state, 'good', 'Listening');
    } catch (error) {
      if (attempt === this.#attempt) this.refuse(error);
    }
  }

  /** @param {{message: string}} error why nothing comes here any more */
  refuse({ message }) {
    showState(this.#state, 'bad', message);
  }

  leave() {
    this.#attempt++;
    return unsubscribe({ channel: this.channel });
  }
}

function time() {
  return new Date().toLocaleTimeString();
}
