import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, reconnect, refusal, settle, setup, subscribedSetup } from './support/setup.js';

/** A promise that can be looked at. */
function watched(promise) {
  const outcome = { state: 'pending' };
  promise.then(
    () => (outcome.state = 'resolved'),
    (error) => Object.assign(outcome, { state: 'rejected', error }),
  );
  return outcome;
}

describe('publish', () => {
  it('resolves when the server accepted the payload', async () => {
    const { client, server } = await subscribedSetup();
    assert.equal(await client.publish(NEWS, { a: [1, null] }), undefined);
    assert.deepEqual(server.received('publish'), [
      { type: 'publish', id: 2, channel: NEWS, payload: { a: [1, null] } },
    ]);
  });

  it('connects by itself and sends in the order of the calls', async () => {
    const { client, server } = setup();
    await Promise.all(['a', 'b', 'c'].map((payload) => client.publish(NEWS, payload)));
    assert.deepEqual(
      server.received('publish').map(({ payload }) => payload),
      ['a', 'b', 'c'],
    );
    assert.equal(server.sockets.length, 1);
  });

  it('takes the payload as it is at the call', async () => {
    const { client, server } = setup();
    const payload = { n: 1 };
    const published = client.publish(NEWS, payload);
    payload.n = 2;
    await published;
    assert.deepEqual(server.received('publish')[0].payload, { n: 1 });
  });

  it('rejects with what the server says', async () => {
    const { client, server } = setup();
    server.answers.publish = (frame) => [refusal(frame, 403, 'PUBLISH_FAILED')];
    await assert.rejects(client.publish(NEWS, 1), {
      name: 'RealtimeError',
      errorCode: 'PUBLISH_FAILED',
      status: 403,
      message: 'publish failed: not for you (status 403)',
      channel: NEWS,
    });
  });

  it('rejects with BAD_INPUT what cannot be JSON', async () => {
    const { client, server } = setup();
    const cyclic = {};
    cyclic.self = cyclic;
    for (const payload of [undefined, () => {}, Symbol('s'), 1n, cyclic]) {
      await assert.rejects(client.publish(NEWS, payload), {
        errorCode: 'BAD_INPUT',
        message: /^payload /,
      });
    }
    assert.equal(server.sockets.length, 0);
  });

  it('asks for the publisher to be shown only if the page wants it', async () => {
    const { client, server } = await subscribedSetup();
    await client.publish(NEWS, 1, { includePublisher: true });
    for (const options of [undefined, null, {}, { includePublisher: false }]) {
      await client.publish(NEWS, 2, options);
    }
    assert.deepEqual(
      server.received('publish').map(({ includePublisher }) => includePublisher),
      [true, undefined, undefined, undefined, undefined],
    );
  });

  it('rejects with BAD_INPUT an includePublisher that is neither true nor false', async () => {
    const { client, server } = setup();
    await assert.rejects(client.publish(NEWS, 1, { includePublisher: 'yes' }), {
      errorCode: 'BAD_INPUT',
      message: 'includePublisher must be true or false',
    });
    assert.equal(server.sockets.length, 0);
  });

  it('rejects as disconnected when the connection breaks before the answer', async () => {
    const { client, server, clock } = await subscribedSetup();
    server.answers.publish = () => [];
    const outcome = watched(client.publish(NEWS, 1));
    await settle();
    await reconnect({ server, clock });
    assert.equal(outcome.error.errorCode, 'DISCONNECTED');
    assert.equal(client.state, 'connected');
    assert.equal(server.received('publish').length, 1, 'never sent twice');
  });

  it('waits for the next connection while there is none', async () => {
    const { client, server, clock } = await subscribedSetup();
    server.socket.drop();
    const outcome = watched(client.publish(NEWS, 1));
    await settle();
    assert.equal(outcome.state, 'pending');
    await clock.advance(1_000);
    assert.equal(outcome.state, 'resolved');
  });

  it('rejects after 10 s without an answer and is not sent any more', async () => {
    const { client, server, clock } = setup();
    server.door = 'refuse';
    const outcome = watched(client.publish(NEWS, 1));
    await clock.advance(10_000);
    assert.deepEqual(
      [outcome.error.errorCode, outcome.error.timedOut, outcome.error.channel],
      ['CONNECTION_ERROR', true, NEWS],
    );
    server.door = 'accept';
    await clock.advance(60_000);
    assert.deepEqual(server.received('publish'), []);
  });

  it('keeps a connection without subscriptions for half a minute, for the next one', async () => {
    const { client, server, clock } = setup();
    await client.publish(NEWS, 1);
    await clock.advance(29_000);
    await client.publish(NEWS, 2);
    assert.equal(server.sockets.length, 1);
    await clock.advance(30_000);
    assert.deepEqual([client.state, clock.pending], ['idle', 0]);
  });

  it('under way holds the connection that the last unsubscribe would close', async () => {
    const { client, server, heard } = await subscribedSetup();
    const published = client.publish(NEWS, 1);
    client.unsubscribe({ subscriptionId: heard.id });
    await published;
    assert.equal(server.sockets.length, 1);
  });
});
