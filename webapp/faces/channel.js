/**
 * What the Faces component kanal:channel becomes in a page: an element that is subscribed as long as it is in the document.
 */
import { createClient } from '../js/kanal.js';
import { Following } from './following.js';

const client = createClient();

/** By the elements' ids. @type {Map<string, Following>} */
const followed = new Map();

class KanalChannel extends HTMLElement {
  /** Where Faces renders a part of the page anew, an element that was there before goes on. */
  connectedCallback() {
    const before = followed.get(this.id);
    if (before?.isOf(this)) {
      before.element = this;
    } else {
      before?.end();
      followed.set(this.id, new Following(client, this));
    }
  }

  /** The new one comes at once, if one comes. */
  disconnectedCallback() {
    setTimeout(() => {
      const gone = followed.get(this.id);
      if (gone?.element !== this || this.isConnected) return;
      followed.delete(this.id);
      gone.end();
    });
  }
}

customElements.define('kanal-channel', KanalChannel);
