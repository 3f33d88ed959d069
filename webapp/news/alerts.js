/** The list of alerts: newest first, whichever subject they are of. */
import { dropOldest, messageItem, textOf } from '../shared/page.js';

export class Alerts {
  #list;

  /** @param {Element} list */
  constructor(list) {
    this.#list = list;
  }

  /** Anybody with a key can publish here: whatever it is, it is shown. @param {string} subject @param {any} payload */
  add(subject, payload) {
    const headline = typeof payload?.headline === 'string' ? payload.headline : textOf(payload);
    const published = Date.parse(payload?.publishedAt);
    const time = Number.isNaN(published) ? Date.now() : published;
    const item = messageItem(headline, `${subject}, ${new Date(time).toLocaleTimeString()}`);
    Object.assign(item.dataset, { subject, time });
    const later = [...this.#list.children].find((other) => Number(other.dataset.time) <= time);
    this.#list.insertBefore(item, later ?? null);
    dropOldest(this.#list);
  }

  /** A subject's alerts go: it is left, or its last ones come anew. @param {string} subject */
  remove(subject) {
    for (const item of [...this.#list.children]) {
      if (item.dataset.subject === subject) item.remove();
    }
  }
}
