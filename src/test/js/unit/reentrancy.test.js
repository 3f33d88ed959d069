import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  NEWS_42,
  message,
  reconnect,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

/** Acts once, on the first event that fits. */
function once(client, event, fits, act) {
  const remove = client.on(event, (...args) => {
    if (!fits(...args)) return;
    remove();
    act();
  });
}

describe('a handler of the state', () => {
  it('that subscribes again when the server ended all keeps its new subscription', async () => {
    const { client, server, heard } = await subscribedSetup();
    let again;
    const subscribe = () => (again = recordedSubscription(client));
    once(client, 'state', (state) => state === 'closed', subscribe);
    server.socket.drop(4503);
    await settle();
    assert.deepEqual([heard.errorCodes(), again.errors], [['DISCONNECTED'], []]);
    assert.deepEqual([client.state, again.isSynced()], ['connected', [false]]);
  });

  it('that closes the client hears of no connection afterwards', async () => {
    const { client } = setup();
    const connected = [];
    client.on('connected', (connection) => connected.push(connection));
    once(client, 'state', (state) => state === 'connected', client.close);
    recordedSubscription(client);
    await settle();
    assert.deepEqual([client.state, connected], ['closed', []]);
  });

  it('that closes the client does not turn the order round for the next handler', async () => {
    const { client } = setup();
    const states = [];
    once(client, 'state', (state) => state === 'connected', client.close);
    client.on('state', (state) => states.push(state));
    recordedSubscription(client);
    await settle();
    assert.deepEqual(states, ['connecting', 'connected', 'closed']);
  });

  it('that unsubscribes the last one when the connection is lost hears no disconnection', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    const disconnections = [];
    client.on('disconnected', (error) => disconnections.push(error));
    const leave = () => client.unsubscribe({ channel: NEWS });
    once(client, 'state', (state) => state === 'waiting', leave);
    server.socket.drop();
    assert.deepEqual([client.state, disconnections, heard.errors], ['idle', [], []]);
    assert.equal(clock.pending, 0);
  });
});

describe('a handler of a lost connection', () => {
  it('that subscribes does not hear of the loss on its new subscription', async () => {
    const { client, server, clock } = await subscribedSetup();
    let late;
    const subscribe = () => (late = recordedSubscription(client, NEWS_42));
    once(client, 'disconnected', () => true, subscribe);
    server.socket.drop();
    await clock.advance(1_000);
    assert.deepEqual([late.errors, late.isSynced()], [[], [false]]);
  });

  it('that closes and subscribes anew starts anew', async () => {
    const { client, server, heard, clock } = await subscribedSetup();
    let anew;
    once(
      client,
      'disconnected',
      () => true,
      () => {
        client.close();
        anew = recordedSubscription(client);
      },
    );
    server.socket.drop();
    await clock.advance(1_000);
    assert.deepEqual([heard.errors, anew.errors, anew.isSynced()], [[], [], [false]]);
    assert.equal(server.sockets.length, 2);
  });
});

describe('a handler of a subscription', () => {
  it('that leaves its channel when it is confirmed gets none of the messages in the same frame', async () => {
    const { client, server } = await subscribedSetup();
    server.answers.subscribe = (frame) => [[server.subscribed(frame), message(21, NEWS_42)]];
    const payloads = [];
    client.subscribe(NEWS_42, ({ payload }) => payloads.push(payload), {
      onSubscribed: (subscriptionId) => client.unsubscribe({ subscriptionId }),
    });
    await settle();
    assert.deepEqual(payloads, []);
    assert.equal(server.received('unsubscribe').length, 1);
  });

  it('that closes the client on a message leaves nothing for those behind it', async () => {
    const { client, server, clock } = await subscribedSetup();
    client.subscribe(NEWS, () => client.close());
    const behind = recordedSubscription(client);
    server.socket.push([message(21), message(22)]);
    assert.deepEqual([behind.messages, clock.pending], [[], 0]);
  });

  it('that subscribes again on each final error is heard again, and so are the others', async () => {
    const { client, server } = await subscribedSetup();
    const other = recordedSubscription(client, NEWS_42);
    let again;
    client.subscribe(NEWS, () => {}, {
      onSubscriptionError: () => (again = recordedSubscription(client)),
    });
    await settle();
    const disconnections = [];
    client.on('disconnected', ({ recoverable }) => disconnections.push(recoverable));
    server.socket.drop(4503);
    await settle();
    assert.deepEqual([other.errorCodes(), again.isSynced()], [['DISCONNECTED'], [false]]);
    assert.deepEqual(disconnections, [false]);
  });

  it('hears of a hundred newcomers in one go once', async () => {
    const { client, heard } = await subscribedSetup();
    const newcomers = Array.from({ length: 100 }, () => recordedSubscription(client));
    await settle();
    assert.deepEqual(heard.isSynced(), [false, true]);
    assert.ok(newcomers.every((newcomer) => newcomer.confirmed.length === 1));
  });

  it('may publish when the connection is lost: it goes out on the next one', async () => {
    const parts = await subscribedSetup();
    const { client, server } = parts;
    let published;
    once(
      client,
      'disconnected',
      () => true,
      () => (published = client.publish(NEWS, 'late')),
    );
    await reconnect(parts);
    await published;
    assert.deepEqual(
      server.received('publish').map(({ payload }) => payload),
      ['late'],
    );
  });
});
