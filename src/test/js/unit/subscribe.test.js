import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  NEWS_42,
  message,
  recordedSubscription,
  refusal,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

const UUID = /^sub_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the first subscribe', () => {
  it('returns an id at once and connects in the background', async () => {
    const { client, server } = setup();
    assert.match(
      client.subscribe(NEWS, () => {}),
      UUID,
    );
    await settle();
    assert.equal(client.state, 'connected');
    assert.equal(server.socket.url, 'ws://host/kanal/realtime');
    assert.equal(server.socket.protocols, 'kanal.v1');
  });

  it('says connect before anything else, and subscribes without waiting for the answer', async () => {
    const { client, server } = setup();
    server.answers.connect = () => [];
    client.subscribe(NEWS_42, () => {});
    await settle();
    assert.deepEqual(server.received(), [
      { type: 'connect' },
      { type: 'subscribe', id: 1, channel: NEWS_42 },
    ]);
  });

  it('is confirmed as not synced, with the position where the channel stands', async () => {
    const { heard, server } = await subscribedSetup();
    assert.deepEqual(heard.confirmed, [
      [heard.id, false, { position: server.position, reason: undefined }],
    ]);
  });

  it('asks from a position in the past if the page wants to', async () => {
    const { client, server } = setup();
    const heard = recordedSubscription(client, NEWS, { since: { last: 5 } });
    await settle();
    assert.deepEqual(server.received('subscribe')[0].since, { last: 5 });
    server.socket.push([message(19), message(20), message(21)]);
    assert.deepEqual(heard.payloads(), ['m19', 'm20', 'm21']);
  });

  it('is removed when the server refuses it, and told why', async () => {
    const { client, server, clock } = setup();
    server.answers.subscribe = (frame) => [refusal(frame)];
    const heard = recordedSubscription(client);
    await settle();
    const [error, id] = heard.errors[0];
    assert.equal(id, heard.id);
    assert.equal(error.message, 'subscribe failed: not for you (status 403)');
    assert.deepEqual(
      { ...error },
      {
        ...error,
        errorCode: 'SUBSCRIPTION_FAILED',
        status: 403,
        recoverable: false,
        channel: NEWS,
      },
    );
    await clock.advance(3_000);
    assert.equal(client.state, 'idle', 'nobody needs the connection any more');
  });

  it('may be tried again from the error handler', async () => {
    const { client, server } = setup();
    server.answers.subscribe = (frame) => [
      frame.id === 1 ? refusal(frame) : server.subscribed(frame),
    ];
    let again;
    client.subscribe(NEWS, () => {}, {
      onSubscriptionError: () => (again = recordedSubscription(client)),
    });
    await settle();
    assert.deepEqual(again.isSynced(), [false]);
    assert.equal(server.sockets.length, 1);
  });

  it('reports a bad channel that only the server noticed as BAD_INPUT', async () => {
    const { client, server } = setup();
    server.answers.subscribe = (frame) => [refusal(frame, 400, 'BAD_INPUT')];
    const heard = recordedSubscription(client);
    await settle();
    assert.deepEqual(heard.errorCodes(), ['BAD_INPUT']);
  });

  it('is tried again a little later when the server finds the client too fast', async () => {
    const { client, server, clock } = setup();
    server.answers.subscribe = (frame) => [
      frame.id === 1 ? refusal(frame, 429, 'RATE_LIMITED') : server.subscribed(frame),
    ];
    const heard = recordedSubscription(client);
    await clock.advance(1_000);
    assert.deepEqual(heard.isSynced(), [false]);
  });

  it('on one channel more than the server allows is told why, and tried until there is room', async () => {
    const { client, server, clock } = setup();
    server.answers.subscribe = (frame) => [refusal(frame, 429, 'RATE_LIMITED')];
    const heard = recordedSubscription(client);
    await settle();
    const [error, id] = heard.errors[0];
    assert.deepEqual(
      [id, error.errorCode, error.status, error.recoverable, error.channel],
      [heard.id, 'SUBSCRIPTION_FAILED', 429, true, NEWS],
    );
    assert.equal(error.message, 'subscribe failed: not for you (status 429)');
    await clock.advance(10_000);
    const overdue = heard.errors.find(([{ timedOut }]) => timedOut)[0];
    assert.equal(overdue.message, error.message, 'there was an answer, and this was it');
    server.answers.subscribe = (frame) => [server.subscribed(frame)];
    await clock.advance(60_000);
    assert.deepEqual(heard.isSynced(), [false]);
  });

  it('reports a recoverable CONNECTION_ERROR after 10 s without an answer, and may still succeed', async () => {
    const { client, server, clock } = setup();
    let asked;
    server.answers.subscribe = (frame) => void (asked = frame);
    const heard = recordedSubscription(client);
    await clock.advance(9_999);
    assert.deepEqual(heard.errors, []);
    await clock.advance(1);
    const [error] = heard.errors[0];
    assert.deepEqual(
      [error.errorCode, error.recoverable, error.timedOut, error.channel],
      ['CONNECTION_ERROR', true, true, NEWS],
    );
    server.socket.push(server.subscribed(asked));
    assert.deepEqual(heard.isSynced(), [false]);
  });
});

describe('one more subscribe on the same channel', () => {
  it('gets its own id while the wire carries the channel once', async () => {
    const { client, server } = setup();
    const [first, second] = [recordedSubscription(client), recordedSubscription(client)];
    await settle();
    assert.notEqual(first.id, second.id);
    assert.equal(server.received('subscribe').length, 1);
    assert.deepEqual([first.isSynced(), second.isSynced()], [[false], [false]]);
  });

  it('is confirmed as synced when the channel is live, and so are the others again', async () => {
    const { client, server, heard } = await subscribedSetup();
    const second = recordedSubscription(client);
    assert.deepEqual(second.confirmed, [], 'not before subscribe returned');
    await settle();
    assert.deepEqual(second.confirmed[0].slice(0, 2), [second.id, true]);
    assert.deepEqual(heard.isSynced(), [false, true]);
    assert.equal(server.received('subscribe').length, 1);
  });

  it('takes an empty resourceId for the channel itself', async () => {
    const { client, server } = await subscribedSetup();
    recordedSubscription(client, { name: 'news', resourceId: '' });
    await settle();
    assert.equal(server.received('subscribe').length, 1);
  });

  it('travels on its own for a resource, or for another application', async () => {
    const { client, server } = await subscribedSetup();
    recordedSubscription(client, NEWS_42);
    recordedSubscription(client, { name: 'news', appId: 'shop' });
    await settle();
    assert.deepEqual(
      server.received('subscribe').map(({ channel }) => channel),
      [NEWS, NEWS_42, { name: 'news', appId: 'shop' }],
    );
  });
});
