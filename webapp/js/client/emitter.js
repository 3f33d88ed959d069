/**
 * Named events with any number of handlers. A handler that throws hurts nobody else, and what a handler brings about is
 * told when everybody has heard of what came before: all hear everything in the same order.
 */
export class Emitter {
  /** @type {(() => void)[]} */
  #waiting = [];
  #isTelling = false;
  /** @type {Map<string, Set<Function>>} */
  #handlers;
  #reportError;

  /** @param {readonly string[]} names the events there are @param {(error: unknown) => void} reportError */
  constructor(names, reportError) {
    this.#handlers = new Map(names.map((name) => [name, new Set()]));
    this.#reportError = reportError;
  }

  /**
   * @param {string} name
   * @param {Function} handler
   * @returns {(() => void) | undefined} removes the handler; undefined if there is no such event
   */
  on(name, handler) {
    const handlers = this.#handlers.get(name);
    if (!handlers) return undefined;
    // A registration of its own, so that one function added twice can be removed once.
    const registration = (/** @type {unknown[]} */ ...args) => handler(...args);
    handlers.add(registration);
    return () => void handlers.delete(registration);
  }

  /** @param {string} name @param {unknown[]} args */
  emit(name, ...args) {
    this.#waiting.push(() => {
      for (const handler of [...(this.#handlers.get(name) ?? [])]) {
        guarded(() => handler(...args), this.#reportError);
      }
    });
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      for (let tell = this.#waiting.shift(); tell; tell = this.#waiting.shift()) tell();
    } finally {
      this.#isTelling = false;
    }
  }
}

/**
 * Runs a handler of the page; what it throws, or what its promise rejects with, is reported, not passed on.
 * @param {() => unknown} handler
 * @param {(error: unknown) => void} reportError
 */
export function guarded(handler, reportError) {
  try {
    const result = handler();
    if (result instanceof Promise) result.catch(reportError);
  } catch (error) {
    reportError(error);
  }
}
