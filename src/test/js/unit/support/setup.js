import { createClient } from '../../../../../webapp/js/kanal.js';
import { FakeClock, settle } from './fake-clock.js';
import { FakeServer } from './fake-server.js';

export { settle } from './fake-clock.js';

export const NEWS = { name: 'news' };
export const NEWS_42 = { name: 'news', resourceId: '42' };

/** A client and everything around it, all of it in the test's hands. */
export function setup({ getToken, storage, random = () => 0.5 } = {}) {
  const clock = new FakeClock();
  const server = new FakeServer();
  const events = new EventTarget();
  const reported = [];
  const client = createClient({
    url: 'ws://host/kanal/realtime',
    getToken,
    environment: {
      WebSocket: server.WebSocket,
      setTimeout: clock.setTimeout,
      clearTimeout: clock.clearTimeout,
      now: clock.now,
      random,
      events,
      storage,
      reportError: (error) => reported.push(error),
    },
  });
  return { client, server, clock, events, reported };
}

/** A subscription that writes down everything that its handlers hear. */
export function recordedSubscription(client, channel = NEWS, options = {}) {
  const heard = { messages: [], confirmed: [], errors: [] };
  heard.id = client.subscribe(channel, (...args) => heard.messages.push(args), {
    ...options,
    onSubscribed: (...args) => heard.confirmed.push(args),
    onSubscriptionError: (...args) => heard.errors.push(args),
  });
  heard.payloads = () => heard.messages.map(([message]) => message.payload);
  heard.isSynced = () => heard.confirmed.map(([, isSynced]) => isSynced);
  heard.errorCodes = () => heard.errors.map(([error]) => error.errorCode);
  return heard;
}

/** A setup with one live subscription to the news. */
export async function subscribedSetup(options) {
  const parts = setup(options);
  const heard = recordedSubscription(parts.client);
  await settle();
  return { ...parts, heard };
}

/** The connection breaks, and the client has come back. */
export async function reconnect({ server, clock }, code) {
  server.socket.drop(code);
  await clock.advance(1_000);
}

export function message(offset, channel = NEWS) {
  return { type: 'message', channel, offset, payload: `m${offset}` };
}

export function refusal({ id, channel }, status = 403, code = 'SUBSCRIPTION_FAILED') {
  return { type: 'error', id, channel, code, status, message: 'not for you' };
}

/** A setup that is subscribed to this channel. */
export async function subscribedTo(channel, options) {
  const parts = setup();
  const heard = recordedSubscription(parts.client, channel, options);
  await settle();
  return { ...parts, heard };
}
