const KEY_PREFIX = 'kanal.resume:';

/**
 * Remembers the `resume` text of a server, which keeps a visitor's id: over reconnects, and where the browser has a
 * sessionStorage also over reloads of the same tab.
 */
export class VisitorMemory {
  #storage;
  #key;
  /** @type {string | undefined} */
  #resume;

  /** @param {import('./environment.js').Environment} environment @param {string} url of the server */
  constructor({ storage }, url) {
    this.#storage = storage;
    this.#key = KEY_PREFIX + url;
    this.#resume = attempt(() => storage?.getItem(this.#key)) ?? undefined;
  }

  get resume() {
    return this.#resume;
  }

  /** @param {string | undefined} resume what the server gave; without one the old stays */
  remember(resume) {
    if (resume === undefined) return;
    this.#resume = resume;
    attempt(() => this.#storage?.setItem(this.#key, resume));
  }
}

/**
 * A full or forbidden storage costs the id on a reload, never the connection.
 * @template T
 * @param {() => T} use
 */
function attempt(use) {
  try {
    return use();
  } catch {
    return undefined;
  }
}
