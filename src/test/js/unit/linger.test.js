import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  NEWS_42,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

describe('the last unsubscribe', () => {
  it('is undone by the next subscribe, on the same connection', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    client.unsubscribe({ subscriptionId: heard.id });
    const again = recordedSubscription(client);
    await clock.advance(60_000 / 2);
    assert.deepEqual([client.state, server.sockets.length], ['connected', 1]);
    assert.deepEqual(again.isSynced(), [false]);
    assert.equal(server.received('subscribe')[1].since, undefined, 'the present, not the past');
  });

  it('and a subscribe to another channel in one tick make one connection, whatever it is at', async () => {
    const { client, server, clock } = setup();
    client.subscribe(NEWS, () => {});
    for (const wait of [() => {}, () => settle(), () => clock.advance(2_000)]) {
      await wait();
      client.unsubscribe({ channel: NEWS });
      const other = recordedSubscription(client, NEWS_42);
      client.unsubscribe({ subscriptionId: other.id });
      client.subscribe(NEWS, () => {});
    }
    await clock.advance(10_000);
    assert.deepEqual([client.state, server.sockets.length], ['connected', 1]);
  });
});

describe('reconnect', () => {
  it('comes back at once on another connection, with every subscription', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    client.reconnect();
    await clock.advance(0);
    assert.equal(server.sockets.length, 2);
    await settle();
    assert.equal(server.received('subscribe').length, 2);
    assert.deepEqual([client.state, heard.errors.length], ['connected', 1]);
  });

  it('does nothing where there is no connection', async () => {
    const { client, server, clock } = setup();
    client.reconnect();
    await clock.advance(10_000);
    assert.deepEqual([client.state, server.sockets.length], ['idle', 0]);
  });
});
