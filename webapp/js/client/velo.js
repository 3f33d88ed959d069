import { Emitter } from './emitter.js';
import { badInput, unsubscribedEarly } from './errors.js';

/**
 * Velo's five functions on top of a client.
 *
 * Velo tells by promise what a first subscription meets, and by `onError` what goes wrong later. Its errors are numbered.
 * @typedef {import('./errors.js').RealtimeError} RealtimeError
 */
const CONNECTION = 1;
const SUBSCRIPTION = 2;
const BAD_INPUT = 3;

/** An error as Velo pages know it; see wix-realtime-frontend.d.ts. */
export class VeloError extends Error {
  /** @param {RealtimeError} cause */
  constructor(cause) {
    super(cause.message, { cause });
    this.name = 'RealtimeError';
    this.errorCode = errorCodeOf(cause);
    this.channel = this.errorCode === SUBSCRIPTION ? cause.channel : undefined;
  }
}

/**
 * @param {import('../kanal.js').Client} client
 * @param {(error: unknown) => void} reportError takes what the page's handlers throw
 * @returns {import('../wix-realtime-frontend.js').RealtimeFrontend}
 */
export function createVelo(client, reportError) {
  const heard = new Emitter(['connected', 'disconnected', 'error'], reportError);
  let isConnected = false;
  /** Whether a connection stood since one was last asked for: what fails now fails a reconnection. */
  let wasConnected = false;

  /** @param {any} error */
  const tell = (error) => heard.emit('error', new VeloError(error));
  client.on('connected', () => {
    isConnected = wasConnected = true;
    heard.emit('connected');
  });
  client.on('error', (error) => {
    if (wasConnected && error.errorCode === 'CONNECTION_ERROR') tell(error);
  });
  client.on('disconnected', (error) => {
    if (isConnected) heard.emit('disconnected');
    isConnected = false;
    if (!wasConnected || error.recoverable) return;
    wasConnected = false;
    tell(error);
  });
  client.on('state', (_, previous) => {
    if (previous === 'idle' || previous === 'closed') isConnected = wasConnected = false;
  });
  /** @param {'connected' | 'disconnected' | 'error'} event */
  const on = (event) =>
    inVeloTerms(async (/** @type {(...args: any[]) => void} */ handler) => {
      requireHandler(handler);
      heard.on(event, handler);
    });

  return {
    subscribe: inVeloTerms(
      (channel, handler) =>
        new Promise((resolve, reject) => {
          let isEstablished = false;
          client.subscribe(channel, handler, {
            onSubscribed: (id) => {
              isEstablished = true;
              resolve(id);
            },
            onSubscriptionError: (error, subscriptionId) => {
              if (isEstablished) {
                if (concernsTheSubscription(error)) tell(error);
              } else if (error.timedOut || !error.recoverable) {
                reject(error);
                client.unsubscribe({ subscriptionId });
              }
            },
            onUnsubscribed: () => reject(unsubscribedEarly(channel)),
          });
        }),
    ),
    unsubscribe: inVeloTerms(async (options) => client.unsubscribe(options)),
    onConnected: on('connected'),
    onDisconnected: on('disconnected'),
    onError: on('error'),
  };
}

/**
 * The same function, rejecting with Velo's errors.
 * @template {unknown[]} A, R
 * @param {(...args: A) => Promise<R>} fn
 * @returns {(...args: A) => Promise<R>}
 */
function inVeloTerms(fn) {
  return (...args) =>
    fn(...args).catch((error) => {
      throw new VeloError(error);
    });
}

/** What concerns the whole connection is told once, not by each of its subscriptions. @param {any} error */
function concernsTheSubscription({ errorCode, timedOut }) {
  return timedOut || errorCode === 'SUBSCRIPTION_FAILED' || errorCode === 'BAD_INPUT';
}

/** @param {unknown} handler */
function requireHandler(handler) {
  if (typeof handler !== 'function') throw badInput('handler must be a function');
}

/** @param {RealtimeError} error */
function errorCodeOf({ errorCode }) {
  if (errorCode === 'BAD_INPUT') return BAD_INPUT;
  return errorCode === 'SUBSCRIPTION_FAILED' ? SUBSCRIPTION : CONNECTION;
}
