/**
 * The life of a connection as one table.
 *
 * | state | meaning |
 * |---|---|
 * | `idle` | nobody needs a connection |
 * | `connecting` | getting a token, opening the WebSocket |
 * | `greeting` | the WebSocket is open and `connect` is sent; more may follow at once |
 * | `connected` | the server said `connected` |
 * | `waiting` | the connection is lost or could not be made; the next try has its time |
 * | `closed` | ended for good, by the server or by `close()`; only `open` begins anew |
 *
 * @typedef {'idle' | 'connecting' | 'greeting' | 'connected' | 'waiting' | 'closed'} State
 * @typedef {'open' | 'opened' | 'welcomed' | 'lost' | 'refused' | 'due' | 'online' | 'release' | 'close'} Happening
 * @typedef {{happening: Happening, previous: State, frame?: import('./frames.js').Frame,
 *   error?: import('./errors.js').RealtimeError}} Change
 * @typedef {{
 *   onChange: (change: Change) => void,
 *   onFrame: (frame: import('./frames.js').Frame) => void,
 *   onError: (error: import('./errors.js').RealtimeError) => void,
 * }} ConnectionListener `onChange` comes after the change is complete, so the listener may change it again
 * @typedef {'dial' | 'greet' | 'settle' | 'retryLater' | 'hangUp' | 'none'} Act
 */

const OPEN = { open: ['connecting', 'dial'] };
const LEAVE = { release: ['idle', 'hangUp'], close: ['closed', 'hangUp'] };
const FAIL = { lost: ['waiting', 'retryLater'], refused: ['closed', 'hangUp'] };

/** @type {Record<State, {[happening in Happening]?: string[]}>} */
const TABLE = {
  idle: { ...OPEN, close: ['closed', 'none'] },
  connecting: { opened: ['greeting', 'greet'], ...FAIL, ...LEAVE },
  greeting: { welcomed: ['connected', 'settle'], ...FAIL, ...LEAVE },
  connected: { ...FAIL, ...LEAVE },
  waiting: { due: ['connecting', 'dial'], online: ['connecting', 'dial'], ...LEAVE },
  closed: { ...OPEN },
};

/**
 * The one transition function. What a state does not list means nothing in it.
 * @param {State} state
 * @param {Happening} happening
 * @returns {{state: State, act: Act} | undefined} undefined: stay, do nothing
 */
export function transition(state, happening) {
  const row = TABLE[state][happening];
  if (!row) return undefined;
  return { state: /** @type {State} */ (row[0]), act: /** @type {Act} */ (row[1]) };
}
