import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  NEWS_42,
  recordedSubscription,
  refusal,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

describe('unsubscribe before the answer', () => {
  it('silences a subscription that is not confirmed yet', async () => {
    const { client, server, clock } = setup();
    recordedSubscription(client, NEWS_42);
    const heard = recordedSubscription(client);
    client.unsubscribe({ subscriptionId: heard.id });
    await clock.advance(20_000);
    assert.deepEqual([heard.confirmed, heard.errors], [[], []]);
    assert.equal(server.received('subscribe').length, 1);
  });

  it('ignores the late answer to what was asked before, and asks anew', async () => {
    const { client, server } = await subscribedSetup();
    const asked = [];
    server.answers.subscribe = (frame) => void asked.push(frame);
    const gone = recordedSubscription(client, NEWS_42);
    client.unsubscribe({ subscriptionId: gone.id });
    const next = recordedSubscription(client, NEWS_42);
    server.socket.push(refusal(asked[0]));
    server.socket.push(server.subscribed(asked[1]));
    assert.deepEqual([gone.errors, next.errors, next.isSynced()], [[], [], [false]]);
  });

  it('ends the tries for a channel that the server found too fast', async () => {
    const { client, server, clock } = await subscribedSetup();
    server.answers.subscribe = (frame) => [refusal(frame, 429, 'RATE_LIMITED')];
    const { id } = recordedSubscription(client, NEWS_42);
    client.unsubscribe({ subscriptionId: id });
    await clock.advance(2_000);
    assert.equal(server.received('subscribe').length, 2);
  });
});

describe('subscribing anew after unsubscribe', () => {
  it('ignores that the server ended the earlier subscription meanwhile', async () => {
    const { client, server, heard } = await subscribedSetup();
    recordedSubscription(client, NEWS_42);
    await settle();
    client.unsubscribe({ subscriptionId: heard.id });
    const again = recordedSubscription(client);
    server.socket.push({ type: 'unsubscribed', channel: NEWS, code: 'SUBSCRIPTION_FAILED' });
    await settle();
    assert.deepEqual([again.errors, again.isSynced()], [[], [false]]);
  });
});
