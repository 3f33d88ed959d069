import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, message, reconnect, settle, setup } from './support/setup.js';

describe('what a page gets', () => {
  it('is its own to change: nothing of it is what the client goes by', async () => {
    const parts = setup();
    const { client, server } = parts;
    client.subscribe(NEWS, (_, channel) => (channel.name = 'changed'), {
      onSubscribed: (_id, _isSynced, { position }) => (position.offset = 999),
      onSubscriptionError: ({ channel }) => (channel.name = 'changed'),
    });
    await settle();
    server.socket.push(message(21));
    server.answers.subscribe = () => [];
    await reconnect(parts);
    await parts.clock.advance(10_000); // an error that names the channel
    await reconnect(parts);
    const asked = server.received('subscribe').at(-1);
    assert.deepEqual([asked.channel, asked.since], [NEWS, { epoch: 'e1', offset: 21 }]);
    client.unsubscribe({ channel: NEWS });
    await parts.clock.advance(3_000);
    assert.equal(client.state, 'idle');
  });
});
