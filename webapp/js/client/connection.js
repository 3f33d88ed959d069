import { Backoff } from './backoff.js';
import { connectionError, disconnected } from './errors.js';
import { PROBE, connectFrame } from './frames.js';
import { Link } from './link.js';
import { Renewing } from './renewing.js';
import { transition } from './transitions.js';
import { WakeUps } from './wake-ups.js';

const CONNECT_TIMEOUT_MILLIS = 10_000;

/**
 * Keeps one connection to the server for as long as somebody needs it: dials, greets, watches, and dials again.
 * What may happen when stands in transitions.js; here is only what is done then.
 *
 * @typedef {import('./transitions.js').State} State
 * @typedef {import('./transitions.js').Happening} Happening
 * @typedef {import('./frames.js').Frame} Frame
 * @typedef {{happening: Happening, previous: State, frame?: Frame, error?: import('./errors.js').RealtimeError}} Change
 * @typedef {{
 *   onChange: (change: Change) => void,
 *   onFrame: (frame: Frame) => void,
 *   onError: (error: import('./errors.js').RealtimeError) => void,
 * }} ConnectionListener `onChange` comes after the change is complete, so the listener may change it again
 */
export class Connection {
  #url;
  #environment;
  #credentials;
  #renewing;
  #visitor;
  #listener;
  #backoff;
  #wakeUps;
  /** @type {State} */
  #state = 'idle';
  /** @type {Link | undefined} */
  #link;
  /** @type {unknown} the next try's, or the end of patience with this one */
  #timer;
  /** Tells an attempt that it is no longer the current one. */
  #attempt = 0;

  /**
   * @param {{
   *   url: string,
   *   environment: import('./environment.js').Environment,
   *   credentials: import('./credentials.js').Credentials,
   *   visitor: import('./visitor-memory.js').VisitorMemory,
   *   listener: ConnectionListener,
   * }} parts
   */
  constructor({ url, environment, credentials, visitor, listener }) {
    this.#url = url;
    this.#environment = environment;
    this.#credentials = credentials;
    const show = (/** @type {object} */ token) => this.#link?.refresh(token);
    this.#renewing = new Renewing(credentials, show, listener.onError);
    this.#visitor = visitor;
    this.#listener = listener;
    this.#backoff = new Backoff(environment.random);
    this.#wakeUps = new WakeUps(environment, (kind) => this.#wakeUpBy[kind]());
  }

  get state() {
    return this.#state;
  }

  /** Whether frames can be sent now. */
  get isOpen() {
    return this.#state === 'greeting' || this.#state === 'connected';
  }

  /** Whether there is a WebSocket, open or opening. */
  get hasLink() {
    return !!this.#link;
  }

  /** Somebody needs a connection. */
  open() {
    this.#happen('open');
  }

  /** Nobody needs it any more. */
  release() {
    this.#happen('release');
  }

  /** The page wants it to end. */
  close() {
    this.#happen('close', { error: disconnected('closed by the page', false) });
  }

  /** Comes back at once, as whoever the page is now. @param {string} [why] */
  reconnect(why = 'the page wants a new connection') {
    this.#lose(why);
    this.#backoff.reset();
    this.#happen('online');
  }

  /** @param {object} frame only while `isOpen` */
  send(frame) {
    this.#link?.send(frame);
  }

  /** @param {Happening} happening @param {Omit<Change, 'happening' | 'previous'>} [detail] */
  #happen(happening, detail = {}) {
    const next = transition(this.#state, happening);
    if (!next) return;
    const previous = this.#state;
    this.#state = next.state;
    this.#acts[next.act](detail.frame);
    this.#listener.onChange({ happening, previous, ...detail });
  }

  /** @type {Record<import('./transitions.js').Act, (frame?: Frame) => void>} */
  #acts = {
    dial: () => void this.#dial(),
    greet: () => this.send(connectFrame(this.#credentials.current, this.#visitor.resume)),
    settle: (frame) => this.#settle(/** @type {Frame} */ (frame)),
    retryLater: () => {
      this.#tearDown();
      this.#after(this.#backoff.next(), () => this.#happen('due'));
    },
    hangUp: () => {
      this.#wakeUps.stop();
      this.#tearDown();
      this.#backoff.reset();
      this.#credentials.reset();
    },
    none: () => {},
  };

  /** @type {Record<import('./wake-ups.js').WakeUp, () => void>} */
  #wakeUpBy = {
    shown: () => this.#link?.check(PROBE),
    // A WebSocket notices a network that is gone after minutes only.
    offline: () => this.#lose('the browser is offline'),
    // Whatever was open or opening belonged to the network before: it may look alive and be dead.
    online: () => this.reconnect('the network has changed'),
  };

  async #dial() {
    this.#wakeUps.start();
    const attempt = ++this.#attempt;
    this.#after(CONNECT_TIMEOUT_MILLIS, () => this.#lose('the server does not answer'));
    try {
      await this.#credentials.fetch();
    } catch (cause) {
      if (attempt === this.#attempt) this.#lose('getToken failed', cause);
      return;
    }
    if (attempt !== this.#attempt) return;
    if (this.#credentials.isRefused) this.#refuse('getToken gave the refused token again');
    else this.#openLink();
  }

  #openLink() {
    try {
      this.#link = new Link(this.#environment, this.#url, {
        onOpen: () => this.#happen('opened'),
        onWelcome: (frame) => this.#happen('welcomed', { frame }),
        onFrame: this.#listener.onFrame,
        onRefreshed: (frame) => this.#renewing.accepted(frame),
        onRefreshRefused: (frame) => this.#renewing.refused(frame),
        onClose: (code, reason) => this.#ended(code, reason),
        onSilence: (millis) => this.#lose(`no sign of the server for ${millis} ms`),
      });
    } catch (error) {
      this.#refuse(`the browser refuses to connect to ${this.#url}: ${error}`);
    }
  }

  /** @param {Frame} frame */
  #settle(frame) {
    this.#environment.clearTimeout(this.#timer);
    this.#backoff.reset();
    this.#visitor.remember(frame.resume);
    this.#renewing.accepted(frame);
  }

  /** @param {number} code @param {string} reason */
  #ended(code, reason) {
    const message = `connection closed (${[code, reason].join(' ').trim()})`;
    this.#renewing.mayReturn(code) ? this.#lose(message) : this.#refuse(message);
  }

  /** @param {string} message @param {unknown} [cause] */
  #lose(message, cause) {
    const wasConnected = this.#state === 'connected';
    const error = wasConnected ? disconnected(message, true) : connectionError(message, cause);
    this.#happen('lost', { error });
  }

  /** @param {string} message */
  #refuse(message) {
    this.#happen('refused', { error: disconnected(message, false) });
  }

  /** @param {number} millis @param {() => void} fn */
  #after(millis, fn) {
    this.#environment.clearTimeout(this.#timer);
    this.#timer = this.#environment.setTimeout(fn, millis);
  }

  #tearDown() {
    this.#attempt++;
    this.#environment.clearTimeout(this.#timer);
    this.#credentials.stopRenewing();
    this.#link?.close();
    this.#link = undefined;
  }
}
