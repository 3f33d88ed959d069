import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, reconnect, setup, subscribedSetup } from './support/setup.js';

const DEFAULT_LIMIT = 10_240;

/** A text whose JSON has this many bytes. */
const ofBytes = (bytes) => 'x'.repeat(bytes - 2);

/** Lets the server say how much it takes. */
function allow(server, maxPayload) {
  const connected = server.answers.connect;
  server.answers.connect = (frame) => [{ ...connected(frame)[0], maxPayload }];
}

const tooLarge = (size, limit) => ({
  name: 'RealtimeError',
  errorCode: 'BAD_INPUT',
  channel: NEWS,
  message: `payload has ${size} bytes of JSON; allowed: at most ${limit}`,
});

describe('a payload', () => {
  it('of as many bytes as the server says is sent, and of one more is not', async () => {
    const { client, server } = setup();
    allow(server, 100);
    await client.publish(NEWS, ofBytes(100));
    await assert.rejects(client.publish(NEWS, ofBytes(101)), tooLarge(101, 100));
    assert.equal(server.received('publish').length, 1);
    assert.equal(client.state, 'connected');
  });

  it('is measured in bytes of UTF-8, not in characters', async () => {
    const { client, server } = setup();
    allow(server, 10);
    await client.publish(NEWS, '😀😀');
    await assert.rejects(client.publish(NEWS, '😀😀é'), tooLarge(12, 10));
  });

  it('may be larger than the default where the server takes more, also before the first connection', async () => {
    const { client, server } = setup();
    allow(server, 20_000);
    await client.publish(NEWS, ofBytes(20_000));
    assert.equal(server.received('publish').length, 1);
  });

  for (const maxPayload of [undefined, null, 0, -1, 1.5, 'many']) {
    it(`has at most 10,240 bytes where the server says ${maxPayload}`, async () => {
      const { client, server } = setup();
      allow(server, maxPayload);
      await client.publish(NEWS, ofBytes(DEFAULT_LIMIT));
      await assert.rejects(
        client.publish(NEWS, ofBytes(DEFAULT_LIMIT + 1)),
        tooLarge(DEFAULT_LIMIT + 1, DEFAULT_LIMIT),
      );
    });
  }

  it('is measured by what the newest connection allows', async () => {
    const parts = await subscribedSetup();
    const { client, server } = parts;
    allow(server, 50);
    await reconnect(parts);
    await assert.rejects(client.publish(NEWS, ofBytes(51)), tooLarge(51, 50));
  });

  it('that is too large does not hold up those behind it', async () => {
    const { client, server } = setup();
    allow(server, 50);
    const published = ['a', ofBytes(51), 'b'].map((payload) => client.publish(NEWS, payload));
    const outcomes = await Promise.allSettled(published);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(
      server.received('publish').map(({ payload }) => payload),
      ['a', 'b'],
    );
  });
});
