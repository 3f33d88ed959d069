import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  NEWS_42,
  message,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

const OF_SHOP = { name: 'news', appId: 'shop' };

describe('unsubscribe by id', () => {
  it('removes that subscription and no other, and keeps the channel', async () => {
    const { client, server, heard } = await subscribedSetup();
    const second = recordedSubscription(client);
    client.unsubscribe({ subscriptionId: heard.id });
    server.socket.push(message(21));
    await settle();
    assert.deepEqual([heard.payloads(), second.payloads()], [[], ['m21']]);
    assert.deepEqual(server.received('unsubscribe'), []);
  });

  it('tells the server when the channel has no subscription left', async () => {
    const { client, server, heard } = await subscribedSetup();
    recordedSubscription(client, NEWS_42);
    client.unsubscribe({ subscriptionId: heard.id });
    assert.deepEqual(
      server.received('unsubscribe').map(({ channel }) => channel),
      [NEWS],
    );
    assert.equal(client.state, 'connected');
  });

  it('does nothing for an id that it does not know, even with a channel', async () => {
    const { client, clock, heard } = await subscribedSetup();
    client.unsubscribe({ subscriptionId: 'sub_unknown' });
    client.unsubscribe({ subscriptionId: 'sub_unknown', channel: NEWS });
    client.unsubscribe({ subscriptionId: heard.id });
    client.unsubscribe({ subscriptionId: heard.id });
    await clock.advance(3_000);
    assert.equal(client.state, 'idle');
  });
});

describe('unsubscribe by channel', () => {
  it('removes all subscriptions of exactly that channel, not of its resources', async () => {
    const { client, server, heard } = await subscribedSetup();
    const second = recordedSubscription(client);
    const resource = recordedSubscription(client, NEWS_42);
    await settle();
    client.unsubscribe({ channel: NEWS });
    server.socket.push([message(21), message(21, NEWS_42)]);
    assert.deepEqual([heard.payloads(), second.payloads(), resource.payloads()], [[], [], ['m21']]);
  });

  it('removes all subscriptions of exactly that resource, not of its channel', async () => {
    const { client, server, heard } = await subscribedSetup();
    const resource = recordedSubscription(client, NEWS_42);
    await settle();
    client.unsubscribe({ channel: NEWS_42 });
    server.socket.push([message(21), message(21, NEWS_42)]);
    assert.deepEqual([heard.payloads(), resource.payloads()], [['m21'], []]);
  });

  it('does nothing for a channel without subscriptions', async () => {
    const { client, server } = await subscribedSetup();
    client.unsubscribe({ channel: { name: 'other' } });
    client.unsubscribe({ channel: NEWS_42 });
    assert.equal(client.state, 'connected');
    assert.deepEqual(server.received('unsubscribe'), []);
  });

  it('means the own application unless it names another', async () => {
    const { client, server, heard } = await subscribedSetup();
    const foreign = recordedSubscription(client, OF_SHOP);
    await settle();
    client.unsubscribe({ channel: NEWS });
    server.socket.push([message(21), message(21, OF_SHOP)]);
    assert.deepEqual([heard.payloads(), foreign.payloads()], [[], ['m21']]);
  });

  it('of other applications only asks which of them is meant', () => {
    const { client } = setup();
    recordedSubscription(client, OF_SHOP);
    assert.throws(() => client.unsubscribe({ channel: NEWS }), {
      errorCode: 'BAD_INPUT',
      message: 'Unsubscribe on "news" requires channel.appId: its subscriptions belong to "shop".',
    });
    assert.throws(() => client.unsubscribe({ channel: { name: 'news', appId: 'blog' } }), {
      errorCode: 'BAD_INPUT',
      message:
        'No subscription on "news" matches channel.appId "blog": its subscriptions belong to "shop".',
    });
    client.unsubscribe({ channel: OF_SHOP });
    assert.equal(client.state, 'idle');
  });

  it('names the own application where another is asked for', () => {
    const { client } = setup();
    recordedSubscription(client);
    assert.throws(() => client.unsubscribe({ channel: OF_SHOP }), {
      message: /its subscriptions belong to \(this application\)\.$/,
    });
  });
});

describe('unsubscribe by both', () => {
  it('removes the subscription if it is on that channel', async () => {
    const { client } = setup();
    const { id } = recordedSubscription(client, NEWS_42);
    client.unsubscribe({ subscriptionId: id, channel: NEWS_42 });
    assert.equal(client.state, 'idle');
  });

  it('throws BAD_INPUT if name, resource or application differ, and removes nothing', () => {
    const { client } = setup();
    const { id } = recordedSubscription(client, { ...NEWS_42, appId: 'shop' });
    const mismatch = { errorCode: 'BAD_INPUT', message: 'channel does not match subscriptionId' };
    const attempt = (channel) => () => client.unsubscribe({ subscriptionId: id, channel });
    assert.throws(attempt({ name: 'other' }), mismatch);
    assert.throws(attempt({ name: 'news', resourceId: '7' }), mismatch);
    assert.throws(attempt({ ...NEWS_42, appId: 'blog' }), {
      errorCode: 'BAD_INPUT',
      message: 'channel.appId "blog" does not match subscription (subscribed with appId "shop")',
    });
    assert.equal(client.state, 'connecting');
  });
});

describe('unsubscribe', () => {
  it('by neither throws BAD_INPUT', () => {
    const { client } = setup();
    const expected = {
      name: 'RealtimeError',
      errorCode: 'BAD_INPUT',
      message: 'channel or subscriptionId is required',
    };
    for (const options of [{}, undefined, null, { channel: undefined, subscriptionId: '' }]) {
      assert.throws(() => client.unsubscribe(options), expected);
    }
  });

  it('of the last subscription closes the connection some seconds later, without an event of a disconnection', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    const disconnections = [];
    client.on('disconnected', (error) => disconnections.push(error));
    client.unsubscribe({ subscriptionId: heard.id });
    assert.deepEqual([client.state, server.socket.closedWith], ['connected', undefined]);
    await clock.advance(3_000);
    assert.equal(client.state, 'idle');
    assert.equal(server.socket.closedWith, 1000);
    assert.deepEqual([disconnections, clock.pending], [[], 0]);
  });

  it('tells onUnsubscribed, once, and so does close', async () => {
    const { client } = setup();
    const told = [];
    const options = { onUnsubscribed: (id) => told.push(id) };
    const [first, second] = [NEWS, NEWS_42].map((channel) =>
      client.subscribe(channel, () => {}, options),
    );
    client.unsubscribe({ channel: NEWS });
    client.unsubscribe({ subscriptionId: first });
    assert.deepEqual(told, [first]);
    client.close();
    assert.deepEqual(told, [first, second]);
  });

  it('does not tell onUnsubscribed of what the server ended', async () => {
    const { client, server } = setup();
    const told = [];
    client.subscribe(NEWS, () => {}, { onUnsubscribed: (id) => told.push(id) });
    await settle();
    server.socket.drop(4503);
    client.close();
    assert.deepEqual([client.state, told], ['closed', []]);
  });

  it('from onUnsubscribed may be followed by a new subscribe', async () => {
    const { client, server } = await subscribedSetup();
    let again;
    client.subscribe(NEWS_42, () => {}, {
      onUnsubscribed: () => (again = recordedSubscription(client)),
    });
    client.close();
    await settle();
    assert.deepEqual([client.state, again.isSynced()], ['connected', [false]]);
    assert.equal(server.sockets.length, 2);
  });

  it('while the next try to connect is waiting gives it up', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    server.socket.drop();
    client.unsubscribe({ subscriptionId: heard.id });
    await clock.advance(120_000);
    assert.deepEqual([client.state, server.sockets.length], ['idle', 1]);
  });
});
