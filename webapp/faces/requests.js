/**
 * Who waits for the answer of a request of Faces, by the id of the element that asked.
 * @type {Map<string, { resolve: () => void, reject: (failure: Error) => void }>}
 */
const waiting = new Map();

let isListening = false;

/** @param {string | undefined} id @param {Error} [failure] */
function settle(id, failure) {
  const place = waiting.get(id ?? '');
  waiting.delete(id ?? '');
  if (failure) place?.reject(failure);
  else place?.resolve();
}

/** Once: Faces keeps its listeners as long as the page lives. */
function listen() {
  const { ajax } = /** @type {any} */ (globalThis).faces;
  ajax.addOnEvent((/** @type {any} */ { status, source }) => {
    if (status === 'success') settle(source?.id);
  });
  ajax.addOnError((/** @type {any} */ { source, description, errorName }) =>
    settle(source?.id, new Error(`the request failed: ${description || errorName}`)),
  );
  isListening = true;
}

/**
 * Does what f:ajax made of an element's event.
 * @param {HTMLElement | undefined} element
 * @returns {Promise<void>} resolved when the answer is in the page, at once without an element
 * @throws rejects if the request fails
 */
export function request(element) {
  if (!element) return Promise.resolve();
  if (!isListening) listen();
  return new Promise((resolve, reject) => {
    waiting.set(element.id, { resolve, reject });
    element.click();
  });
}
