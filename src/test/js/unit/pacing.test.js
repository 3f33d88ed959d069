import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, setup, subscribedSetup } from './support/setup.js';

const SECOND = 1_000;

/** Takes frames as the real server does, and cuts off who sends more. */
function limited(server, clock, { perSecond, burst }) {
  let left = burst;
  let since = clock.now();
  let refused = 0;
  const welcome = server.answers.connect;
  server.answers.connect = (frame) => [{ ...welcome(frame)[0], rate: { perSecond, burst } }];
  server.answers.publish = ({ id }) => {
    left = Math.min(burst, left + ((clock.now() - since) / SECOND) * perSecond);
    since = clock.now();
    if (left < 1) refused++;
    left--;
    return [{ type: 'published', id }];
  };
  return () => refused;
}

/** How many of these promises end well so far. */
function counted(promises) {
  const count = { resolved: 0, rejected: 0 };
  for (const promise of promises) {
    promise.then(
      () => count.resolved++,
      () => count.rejected++,
    );
  }
  return count;
}

function refused(id, channel) {
  return { type: 'error', id, code: 'RATE_LIMITED', status: 429, message: 'too much', channel };
}

describe('many publications at once', () => {
  it('of a page whose server comes later are all accepted, in order', async () => {
    const { client, server, clock } = setup();
    const refused = limited(server, clock, { perSecond: 50, burst: 300 });
    server.door = 'refuse';
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    const count = counted(numbers.map((number) => client.publish(NEWS, number)));
    await clock.advance(3 * SECOND);
    server.door = 'accept';
    await clock.advance(30 * SECOND);
    assert.deepEqual([count, refused()], [{ resolved: 500, rejected: 0 }, 0]);
    assert.deepEqual(
      server.received('publish').map(({ payload }) => payload),
      numbers,
    );
    assert.equal(server.received('connect').length, 1);
  });

  it('go out as fast as the server says', async () => {
    const { client, server, clock } = setup();
    const refused = limited(server, clock, { perSecond: 5, burst: 10 });
    const count = counted(Array.from({ length: 25 }, () => client.publish(NEWS, 1)));
    await clock.advance(1);
    assert.equal(count.resolved, 5);
    await clock.advance(5 * SECOND);
    assert.deepEqual([count.resolved, refused()], [25, 0]);
  });

  it('are still there when the connection breaks between them', async () => {
    const { client, server, clock } = setup();
    limited(server, clock, { perSecond: 5, burst: 10 });
    const count = counted(Array.from({ length: 20 }, () => client.publish(NEWS, 1)));
    await clock.advance(1);
    server.socket.drop();
    await clock.advance(10 * SECOND);
    assert.deepEqual(count, { resolved: 20, rejected: 0 });
  });

  it('go out again after a rest where the server refuses them as too much, in order', async () => {
    const { client, server, clock } = setup();
    const taken = [];
    let room = 10;
    server.answers.publish = ({ id, payload, channel }) => {
      if (room-- <= 0) return [refused(id, channel)];
      taken.push(payload);
      return [{ type: 'published', id }];
    };
    const numbers = Array.from({ length: 25 }, (_, index) => index);
    const count = counted(numbers.map((number) => client.publish(NEWS, number)));
    await clock.advance(SECOND);
    assert.deepEqual(count, { resolved: 10, rejected: 0 });
    const sent = server.received('publish').length;
    room = 1_000;
    await clock.advance(50);
    assert.equal(server.received('publish').length, sent); // it still rests
    await clock.advance(3 * SECOND);
    assert.deepEqual([count, taken], [{ resolved: 25, rejected: 0 }, numbers]);
  });

  it('are refused where a later one on the channel was taken meanwhile, and others are not', async () => {
    const { client, server, clock } = setup();
    const refuse = new Set([1, 3]);
    const taken = [];
    server.answers.publish = ({ id, payload, channel }) => {
      if (refuse.delete(payload)) return [refused(id, channel)];
      taken.push(payload);
      return [{ type: 'published', id }];
    };
    const other = { name: 'other' };
    const publications = [1, 2].map((number) => client.publish(NEWS, number));
    publications.push(client.publish(other, 3));
    const results = Promise.allSettled(publications);
    await clock.advance(5 * SECOND);
    const [first, second, third] = await results;
    assert.deepEqual(
      [first.status, second.status, third.status],
      ['rejected', 'fulfilled', 'fulfilled'],
    );
    assert.deepEqual([first.reason.errorCode, first.reason.status], ['RATE_LIMITED', 429]);
    assert.deepEqual(taken, [2, 3]);
  });

  it('leave no timer behind', async () => {
    const { client, server, clock } = setup();
    limited(server, clock, { perSecond: 5, burst: 10 });
    const count = counted(Array.from({ length: 20 }, () => client.publish(NEWS, 1)));
    await clock.advance(1);
    client.close();
    await clock.advance(1);
    assert.deepEqual([count, clock.pending], [{ resolved: 5, rejected: 15 }, 0]);
  });
});

describe('a publication for some users only', () => {
  it('is refused in a page, however few they are', async () => {
    const { client, server } = await subscribedSetup();
    for (const users of [['bob'], [], null, '']) {
      await assert.rejects(client.publish(NEWS, 1, { users }), {
        errorCode: 'BAD_INPUT',
        message: /^users /,
      });
    }
    assert.equal(server.received('publish').length, 0);
  });
});
