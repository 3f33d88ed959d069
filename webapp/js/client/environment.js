/**
 * Everything that the client takes from its surroundings, in one place, so that tests bring their own and a reconnect
 * test takes milliseconds.
 * @typedef {import('../kanal.js').Environment} Environment
 */

/**
 * The surroundings of a browser page, or of Node from version 22 on (which has a WebSocket of its own).
 * @param {Partial<Environment>} [overrides]
 * @returns {Environment}
 */
export function createEnvironment(overrides = {}) {
  return {
    WebSocket: globalThis.WebSocket,
    setTimeout: (fn, millis) => globalThis.setTimeout(fn, millis),
    clearTimeout: (timer) => globalThis.clearTimeout(/** @type {any} */ (timer)),
    now: () => Date.now(),
    random: () => Math.random(),
    uuid,
    events: eventsIfAny(globalThis.window),
    storage: sessionStorageIfAllowed(),
    reportError,
    ...overrides,
  };
}

/** A thing called `window` is no page's unless events come from it. @param {any} window */
function eventsIfAny(window) {
  const isTarget = ['addEventListener', 'removeEventListener'].every(
    (name) => typeof window?.[name] === 'function',
  );
  return isTarget ? window : undefined;
}

/** What a page's handler throws goes where the browser shows it, and stops nobody. @param {unknown} error */
export function reportError(error) {
  (globalThis.reportError ?? console.error)(error);
}

/** Version 4. `crypto.randomUUID` is missing on pages that do not come over https; random bytes are not. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Merely naming sessionStorage throws where the user blocks storage. */
function sessionStorageIfAllowed() {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
