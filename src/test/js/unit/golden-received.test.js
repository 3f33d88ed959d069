import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { says, sends } from './support/golden.js';
import { presenceUnderstood } from './support/golden-presence.js';
import {
  NEWS,
  NEWS_42,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
  subscribedTo,
} from './support/setup.js';
import { MINUTE, numberedTokens, tokensOf } from './support/tokens.js';

const TICKER = { name: 'ticker' };

/** The server answers a subscription with this frame. */
async function subscriptionAnswered(frame, channel = frame.channel, options) {
  const parts = setup();
  parts.server.answers.subscribe = ({ id }) => [{ ...frame, id }];
  parts.heard = recordedSubscription(parts.client, channel, options);
  await settle();
  return parts;
}

async function confirmed(frame, options) {
  const { heard } = await subscriptionAnswered(frame, frame.channel, options);
  const { isSynced, position, reason } = frame;
  assert.deepEqual(heard.confirmed, [[heard.id, isSynced, { position, reason }]]);
}

async function delivered(frame) {
  const { server, heard } = await subscribedTo(frame.channel);
  server.socket.push(frame);
  const { payload, publisher, channel } = frame;
  assert.deepEqual(heard.messages, [[publisher ? { payload, publisher } : { payload }, channel]]);
}

async function refused(frame, expected) {
  const { heard } = await subscriptionAnswered(frame, NEWS);
  const { errorCode, status, recoverable } = heard.errors[0][0];
  assert.deepEqual({ errorCode, status, recoverable }, expected);
}

/** The server answers a publication with this frame. */
async function publicationAnswered(frame) {
  const { client, server } = await subscribedSetup();
  server.answers.publish = ({ id }) => [{ ...frame, id }];
  return client.publish(NEWS, 'Hello');
}

/** The server greets a page that has tokens with this frame. */
async function connectedWith(frame) {
  const parts = setup({ getToken: numberedTokens() });
  parts.server.answers.connect = () => [{ ...frame, heartbeat: 0 }];
  recordedSubscription(parts.client);
  await settle();
  return parts;
}

/** What the page gets of each frame. */
const understood = {
  connected: async (frame) => {
    const parts = setup();
    const heard = [];
    parts.server.answers.connect = () => [frame];
    parts.client.on('connected', (detail) => heard.push(detail));
    recordedSubscription(parts.client);
    await settle();
    const { connectionId, subscriber } = frame;
    assert.deepEqual(heard, [{ connectionId, subscriber }]);
  },
  'connected with a token': async (frame) => {
    const { server, clock } = await connectedWith(frame);
    await clock.advance(frame.expiresIn * 1_000 - MINUTE);
    assert.deepEqual(tokensOf(server, 'refresh'), ['t2']);
  },
  refreshed: async (frame) => {
    const { server, clock } = await connectedWith(says['connected with a token']);
    server.answers.refresh = () => [frame];
    await clock.advance(2 * (frame.expiresIn * 1_000 - MINUTE));
    assert.deepEqual(tokensOf(server, 'refresh'), ['t2', 't3']);
  },
  'subscribed for the first time': confirmed,
  'subscribed, and all that was missed follows': (frame) =>
    confirmed(frame, { since: { epoch: 'e1', offset: 17 } }),
  'subscribed, and something is lost': (frame) =>
    confirmed(frame, { since: { epoch: 'e1', offset: 17 } }),
  'subscribed to a channel without history': confirmed,
  "subscribed to another application's channel": confirmed,
  ...presenceUnderstood,
  'moved on past what could not be delivered': async (frame) => {
    const { server, heard } = await subscribedSetup();
    server.socket.push(frame);
    const { position, reason } = frame;
    assert.deepEqual(heard.confirmed.at(-1), [heard.id, false, { position, reason }]);
  },
  message: delivered,
  'message that says who': delivered,
  'message on a channel without history': delivered,
  unsubscribed: async (frame) => {
    const { client, server, heard } = await subscribedTo(NEWS_42);
    recordedSubscription(client, TICKER);
    server.answers.unsubscribe = ({ id }) => [{ ...frame, id }];
    client.unsubscribe({ channel: NEWS_42 });
    await settle();
    assert.deepEqual([heard.errors, client.state], [[], 'connected']);
  },
  'subscription ended by the server': async (frame) => {
    const { server, heard } = await subscribedSetup();
    server.socket.push(frame);
    const { errorCode, status } = heard.errors[0][0];
    assert.deepEqual([errorCode, status], [frame.code, frame.status]);
  },
  published: publicationAnswered,
  'published on a channel without history': publicationAnswered,
  'error without an id': async (frame) => {
    const { client, server } = await subscribedSetup();
    const errors = [];
    client.on('error', ({ errorCode, message }) => errors.push([errorCode, message]));
    server.socket.push(frame);
    assert.deepEqual(errors, [[frame.code, frame.message]]);
  },
  'bad input': (frame) =>
    refused(frame, { errorCode: 'BAD_INPUT', status: 400, recoverable: false }),
  'token refused': async (frame) => {
    const { client, server } = setup();
    const ends = [];
    client.on('disconnected', ({ message, recoverable }) => ends.push([message, recoverable]));
    server.answers.connect = () => [frame];
    recordedSubscription(client);
    await settle();
    assert.deepEqual(ends, [[`connection closed (4501 ${frame.message})`, false]]);
  },
  'subscription refused': (frame) =>
    refused(frame, { errorCode: 'SUBSCRIPTION_FAILED', status: 403, recoverable: false }),
  'subscription undecided': (frame) =>
    refused(frame, { errorCode: 'SUBSCRIPTION_FAILED', status: 503, recoverable: false }),
  'publication refused': (frame) =>
    assert.rejects(publicationAnswered(frame), { errorCode: 'PUBLISH_FAILED', status: 403 }),
  'too many frames': (frame) =>
    refused(frame, { errorCode: 'SUBSCRIPTION_FAILED', status: 429, recoverable: true }),
  ping: async (frame) => {
    const { server } = await subscribedSetup();
    server.socket.push(frame);
    assert.deepEqual(server.received('pong'), [sends.pong]);
  },
};

describe('the client understands', () => {
  it('every frame of the examples', () => {
    assert.deepEqual(Object.keys(understood).sort(), Object.keys(says).sort());
  });

  for (const [name, frame] of Object.entries(says)) {
    it(`"${name}"`, async () => {
      await understood[name](frame);
    });
  }

  it('several of them in one frame', async () => {
    const { server, heard } = await subscribedSetup();
    server.socket.push([says.message, says.ping]);
    assert.deepEqual(heard.payloads(), [says.message.payload]);
    assert.deepEqual(server.received('pong'), [sends.pong]);
  });
});
