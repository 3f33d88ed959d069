import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../../../webapp/js/client/emitter.js';
import {
  NEWS,
  message,
  reconnect,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

/** Writes down every event of a client. */
function listen(client) {
  const heard = { connected: [], disconnected: [], error: [], state: [] };
  for (const event of Object.keys(heard)) {
    client.on(event, (...args) => heard[event].push(args));
  }
  return heard;
}

describe('the events of a client', () => {
  it('tell each connection and as whom the server knows the client', async () => {
    const parts = setup();
    const heard = listen(parts.client);
    recordedSubscription(parts.client);
    await settle();
    await reconnect(parts);
    const subscriber = { id: 'v1', type: 'VISITOR' };
    assert.deepEqual(heard.connected, [
      [{ connectionId: 'c1', subscriber }],
      [{ connectionId: 'c2', subscriber }],
    ]);
  });

  it('tell each change of state and what it was before', async () => {
    const parts = setup();
    const heard = listen(parts.client);
    const { id } = recordedSubscription(parts.client);
    await settle();
    await reconnect(parts);
    parts.client.unsubscribe({ subscriptionId: id });
    parts.client.close();
    assert.deepEqual(heard.state, [
      ['connecting', 'idle'],
      ['connected', 'connecting'],
      ['waiting', 'connected'],
      ['connecting', 'waiting'],
      ['connected', 'connecting'],
      ['closed', 'connected'],
    ]);
  });

  it('tell a lost connection once, and each failed try after it as an error', async () => {
    const { client, server, clock } = await subscribedSetup({ random: () => 1 });
    const heard = listen(client);
    server.door = 'refuse';
    server.socket.drop();
    await clock.advance(3_000);
    assert.deepEqual(
      heard.disconnected.map(([error]) => [error.errorCode, error.recoverable]),
      [['DISCONNECTED', true]],
    );
    assert.deepEqual(
      heard.error.map(([error]) => [error.errorCode, error.recoverable]),
      [
        ['CONNECTION_ERROR', true],
        ['CONNECTION_ERROR', true],
      ],
    );
  });

  it('tell a final end as a disconnection that is not recoverable', async () => {
    const { client, server } = await subscribedSetup();
    const heard = listen(client);
    server.socket.drop(4503);
    assert.deepEqual(
      heard.disconnected.map(([error]) => error.recoverable),
      [false],
    );
  });

  it('tell what the server complains about without naming a request', async () => {
    const { client, server } = await subscribedSetup();
    const heard = listen(client);
    server.socket.push({ type: 'error', code: 'RATE_LIMITED', status: 429, message: 'slower' });
    const [error] = heard.error[0];
    assert.deepEqual(
      [error.errorCode, error.status, error.message],
      ['RATE_LIMITED', 429, 'slower'],
    );
    assert.equal(client.state, 'connected');
  });

  it('are told to each handler until it is removed', async () => {
    const { client, server, clock } = await subscribedSetup();
    let calls = 0;
    const handler = () => calls++;
    const remove = client.on('connected', handler);
    client.on('connected', handler);
    await reconnect({ server, clock });
    assert.equal(calls, 2);
    remove();
    remove();
    await reconnect({ server, clock });
    assert.equal(calls, 3);
  });

  it('are told again after a reportError of the page that throws itself', () => {
    const emitter = new Emitter(['ready'], (error) => {
      throw error;
    });
    let calls = 0;
    emitter.on('ready', () => {
      calls++;
      throw new Error('mine');
    });
    for (let i = 0; i < 2; i++) assert.throws(() => emitter.emit('ready'), { message: 'mine' });
    assert.equal(calls, 2);
  });

  it('are told to the others when a handler throws', async () => {
    const { client, server, clock, reported } = await subscribedSetup();
    client.on('connected', () => {
      throw new Error('mine');
    });
    const heard = listen(client);
    await reconnect({ server, clock });
    assert.equal(heard.connected.length, 1);
    assert.deepEqual(
      reported.map((error) => error.message),
      ['mine'],
    );
  });
});

describe('close', () => {
  it('ends the connection and every subscription without a word', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    const events = listen(client);
    client.close();
    server.socket.push(message(21));
    server.socket.drop();
    await clock.advance(120_000);
    assert.deepEqual([client.state, server.socket.closedWith], ['closed', 1000]);
    assert.deepEqual([heard.messages, heard.errors, events.disconnected], [[], [], []]);
    assert.deepEqual([server.sockets.length, clock.pending], [1, 0]);
  });

  it('rejects what is being published', async () => {
    const { client } = await subscribedSetup();
    const published = client.publish(NEWS, 1);
    client.close();
    await assert.rejects(published, { errorCode: 'DISCONNECTED', message: 'closed by the page' });
  });

  it('amid the frames of one array ends their delivery', async () => {
    const { client, server } = await subscribedSetup();
    const payloads = [];
    client.subscribe(NEWS, ({ payload }) => {
      payloads.push(payload);
      client.close();
    });
    server.socket.push([message(21), message(22)]);
    assert.deepEqual(payloads, ['m21']);
  });

  it('from a handler of the lost connection keeps it lost', async () => {
    const { client, server, clock } = await subscribedSetup();
    client.on('disconnected', () => client.close());
    server.socket.drop();
    await clock.advance(120_000);
    assert.deepEqual([client.state, server.sockets.length, clock.pending], ['closed', 1, 0]);
  });

  it('is no end: the next subscribe connects anew', async () => {
    const { client } = await subscribedSetup();
    client.close();
    client.close();
    recordedSubscription(client);
    await settle();
    assert.equal(client.state, 'connected');
  });

  it('leaves nothing of the client in the page', async () => {
    const { client, events } = await subscribedSetup();
    const removed = [];
    events.removeEventListener = (type) => removed.push(type);
    client.close();
    assert.deepEqual(removed, ['online', 'offline', 'visibilitychange', 'pageshow']);
  });
});
