import { webSocketUrl } from './address.js';
import { Connection } from './connection.js';
import { Credentials } from './credentials.js';
import { Emitter } from './emitter.js';
import { createEnvironment } from './environment.js';
import { badInput, serverError } from './errors.js';
import { Lifecycle, publicState } from './lifecycle.js';
import { Presences } from './presences.js';
import { Publications } from './publications.js';
import { Requests } from './requests.js';
import { Subscriptions } from './subscriptions.js';
import { VisitorMemory } from './visitor-memory.js';

const EVENTS = ['connected', 'disconnected', 'identity', 'error', 'state'];
/** How long a page that only publishes keeps its connection, for the next one. */
const PUBLISHED_LINGER_MILLIS = 30_000;
/** How long a connection outlives its last subscription: a page that is redrawn subscribes again at once. */
const UNSUBSCRIBED_LINGER_MILLIS = 3_000;

/**
 * Puts the parts together: what the page wants (subscriptions, publications) on one side, the connection that carries
 * it on the other.
 * @type {typeof import('../kanal.js').createClient}
 */
export function createClient(options = {}) {
  const environment = requireWebSocket(createEnvironment(options.environment));
  if (options.getToken !== undefined && typeof options.getToken !== 'function') {
    throw badInput('getToken must be a function');
  }
  const url = webSocketUrl(options.url);
  const emitter = new Emitter(EVENTS, environment.reportError);
  const requests = new Requests((frame) => connection.send(frame));
  const subscriptions = new Subscriptions({
    environment,
    requests,
    isOpen: () => connection.isOpen,
    onRemoved: unsubscribed,
  });
  const presences = new Presences({ environment, requests, subscriptions });
  const publications = new Publications({
    environment,
    requests,
    isConnected: () => connection.state === 'connected',
    onSettled: () => lingerIfUnused(PUBLISHED_LINGER_MILLIS),
  });
  const connection = new Connection({
    url,
    environment,
    credentials: new Credentials(options.getToken, environment),
    visitor: new VisitorMemory(environment, url),
    listener: {
      onChange: changed,
      onFrame: received,
      onError: (error) => emitter.emit('error', error),
    },
  });
  /** @type {unknown} */
  let lingerTimer;

  const lifecycle = new Lifecycle({ requests, subscriptions, publications, emitter });

  /** @param {import('./transitions.js').Change} change */
  function changed(change) {
    if (isAtRest()) environment.clearTimeout(lingerTimer);
    lifecycle.changed(change, connection.state);
  }

  /** @param {import('./frames.js').Frame} frame */
  function received(frame) {
    if (frame.id !== undefined) requests.settle(frame);
    else if (frame.type === 'message') subscriptions.deliver(frame);
    else if (frame.type === 'presence') subscriptions.changed(frame);
    else if (frame.type === 'subscribed') subscriptions.reposition(frame);
    else if (frame.type === 'unsubscribed') subscriptions.end(frame);
    else if (frame.type === 'error') emitter.emit('error', serverError(frame));
  }

  /** The connection ends when nobody has used it for a while; publications on their way are waited for. */
  function releaseIfUnused() {
    if (subscriptions.size === 0 && publications.size === 0) connection.release();
  }

  /** A connection that is not even being opened is not kept. */
  function unsubscribed() {
    if (connection.hasLink) lingerIfUnused(UNSUBSCRIBED_LINGER_MILLIS);
    else releaseIfUnused();
  }

  /** @param {number} millis */
  function lingerIfUnused(millis) {
    environment.clearTimeout(lingerTimer);
    if (isAtRest()) return;
    lingerTimer = environment.setTimeout(releaseIfUnused, millis);
  }

  function isAtRest() {
    return connection.state === 'idle' || connection.state === 'closed';
  }

  /** @type {import('../kanal.js').Client} */
  const client = {
    subscribe(channel, messageHandler, subscriptionOptions) {
      const id = subscriptions.subscribe(channel, messageHandler, subscriptionOptions);
      connection.open();
      return id;
    },
    unsubscribe: (which) => subscriptions.unsubscribe(which),
    presence(channel, presenceOptions) {
      const presence = presences.open(channel, presenceOptions);
      connection.open();
      return presence;
    },
    async publish(channel, payload, options) {
      const published = publications.publish(channel, payload, options);
      connection.open();
      return published;
    },
    get state() {
      return publicState(connection.state);
    },
    on(event, handler) {
      if (typeof handler !== 'function') throw badInput('handler must be a function');
      const remove = emitter.on(event, handler);
      if (!remove) throw badInput(`event "${event}" must be one of ${EVENTS.join(', ')}`);
      return remove;
    },
    reconnect: () => connection.reconnect(),
    close: () => connection.close(),
  };
  return Object.freeze(client);
}

/** @param {import('./environment.js').Environment} environment */
function requireWebSocket(environment) {
  if (typeof environment.WebSocket === 'function') return environment;
  throw badInput('environment.WebSocket is required: there is none here by itself');
}
