import { Attempts } from './attempts.js';
import { Backoff } from './backoff.js';
import { connectionError, disconnected } from './errors.js';
import { PROBE, connectFrame } from './frames.js';
import { Link } from './link.js';
import { Renewing } from './renewing.js';
import { transition } from './transitions.js';
import { WakeUps } from './wake-ups.js';

/**
 * Keeps one connection to the server for as long as somebody needs it: dials, greets, watches, and dials again.
 * What may happen when stands in transitions.js; here is only what is done then.
 *
 * @typedef {import('./transitions.js').State} State
 * @typedef {import('./transitions.js').Happening} Happening
 * @typedef {import('./frames.js').Frame} Frame
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
  #state = /** @type {State} */ ('idle');
  /** @type {Link | undefined} */
  #link;
  /** @type {unknown} the next try's, or the end of patience with this one */
  #timer;
  #attempts;

  /**
   * @param {{
   *   url: string,
   *   environment: import('./environment.js').Environment,
   *   credentials: import('./credentials.js').Credentials,
   *   visitor: import('./visitor-memory.js').VisitorMemory,
   *   listener: import('./transitions.js').ConnectionListener,
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
    this.#attempts = new Attempts(environment);
    this.#backoff = new Backoff(environment.random);
    this.#wakeUps = new WakeUps(environment, {
      onShown: () => this.#shown(),
      onOffline: () => this.#lose('the browser is offline'),
      onOnline: () => this.#comeBack('the network has changed'),
    });
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

  /** The page is somebody else now: comes back at once, as whoever it is. */
  reconnect() {
    this.#comeBack('the page wants a new connection');
  }

  /** @param {object} frame only while `isOpen` */
  send(frame) {
    this.#link?.send(frame);
  }

  /** @param {Happening} happening @param {Omit<import('./transitions.js').Change, 'happening' | 'previous'>} [detail] */
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

  async #dial() {
    this.#wakeUps.start();
    const attempt = this.#attempts.begin();
    this.#after(this.#attempts.longest, () => this.#lose('the server does not answer'));
    try {
      await this.#credentials.fetch();
    } catch (cause) {
      if (this.#attempts.isCurrent(attempt)) this.#lose('getToken failed', cause);
      return;
    }
    if (!this.#attempts.isCurrent(attempt)) return;
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
    const message = `connection closed (${code}${reason ? ` ${reason}` : ''})`;
    if (this.#renewing.mayReturn(code)) this.#lose(message);
    else this.#refuse(message);
  }

  /** Somebody looks at the page again, maybe after hours: no pause goes on, and nothing from before is trusted. */
  #shown() {
    if (this.#state === 'waiting') this.#happen('online');
    else if (this.#state === 'connected') this.#link?.check(PROBE);
    else if (this.#attempts.isOverdue) this.#comeBack('the server did not answer');
  }

  /** @param {string} message */
  #comeBack(message) {
    this.#lose(message);
    this.#backoff.reset();
    this.#happen('online');
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
    this.#attempts.end();
    this.#environment.clearTimeout(this.#timer);
    this.#credentials.stopRenewing();
    this.#link?.close();
    this.#link = undefined;
  }
}
