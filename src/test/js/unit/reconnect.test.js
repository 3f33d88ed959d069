import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  message,
  reconnect,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long the client waited before each further socket, while nobody answers. */
async function delaysOfRefusedTries({ server, clock }, tries) {
  const delays = [];
  server.door = 'refuse';
  server.socket.drop();
  for (let last = clock.now(); delays.length < tries;) {
    const opened = server.sockets.length;
    while (server.sockets.length === opened) await clock.advance(250);
    delays.push(clock.now() - last);
    last = clock.now();
  }
  return delays;
}

describe('a lost connection', () => {
  it('is tried again within a second', async () => {
    const { client, server, clock } = await subscribedSetup({ random: () => 0.999 });
    server.socket.drop();
    assert.equal(client.state, 'waiting');
    await clock.advance(SECOND);
    assert.equal(client.state, 'connected');
  });

  it('is tried again after twice the time each time, up to a minute', async () => {
    const parts = await subscribedSetup({ random: () => 1 });
    assert.deepEqual(
      await delaysOfRefusedTries(parts, 9),
      [1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * SECOND),
    );
  });

  it('is tried again at random moments within that time', async () => {
    const rolls = [0.75, 0.25, 0.5, 0];
    const parts = await subscribedSetup({ random: () => rolls.shift() });
    assert.deepEqual(await delaysOfRefusedTries(parts, 3), [750, 500, 2_000]);
  });

  it('begins with short waits again once a try succeeded', async () => {
    const parts = await subscribedSetup({ random: () => 1 });
    await delaysOfRefusedTries(parts, 4);
    parts.server.door = 'accept';
    await parts.clock.advance(16 * SECOND);
    assert.equal(parts.client.state, 'connected');
    await reconnect(parts);
    assert.equal(parts.client.state, 'connected');
  });

  it('is tried again at once when the browser is online again', async () => {
    const parts = await subscribedSetup({ random: () => 1 });
    await delaysOfRefusedTries(parts, 6);
    parts.server.door = 'accept';
    parts.events.dispatchEvent(new Event('online'));
    await settle();
    assert.equal(parts.client.state, 'connected');
  });

  it('that hangs while opening is tried anew at once when the browser is online again', async () => {
    const { client, server, events } = setup();
    server.door = 'hang';
    recordedSubscription(client);
    await settle();
    server.door = 'accept';
    events.dispatchEvent(new Event('online'));
    await settle();
    assert.deepEqual([client.state, server.sockets.length], ['connected', 2]);
    assert.equal(server.sockets[0].closedWith, 1000);
  });

  it('begins with short waits again when the browser is online again', async () => {
    const parts = await subscribedSetup({ random: () => 1 });
    await delaysOfRefusedTries(parts, 6);
    parts.events.dispatchEvent(new Event('online'));
    await settle();
    parts.server.door = 'accept';
    await parts.clock.advance(SECOND);
    assert.equal(parts.client.state, 'connected');
  });

  it('that hangs while opening is given up after 10 s and tried again', async () => {
    const { client, server, clock } = setup();
    server.door = 'hang';
    recordedSubscription(client);
    await clock.advance(10 * SECOND);
    assert.equal(client.state, 'waiting');
    server.door = 'accept';
    await clock.advance(SECOND);
    assert.equal(client.state, 'connected');
    server.sockets[0].open();
    assert.deepEqual(server.sockets[0].received, [], 'the first one is forgotten');
  });

  it('that opens but never says connected is given up too', async () => {
    const { client, server, clock } = setup();
    server.answers.connect = () => [];
    recordedSubscription(client);
    await clock.advance(10 * SECOND);
    assert.equal(server.sockets[0].closedWith, 1000);
    assert.equal(client.state, 'waiting');
  });

  for (const code of [1000, 1001, 1006, 1011, 4000, 4001, 4008, 4009, 4499]) {
    it(`with close code ${code} comes back`, async () => {
      const parts = await subscribedSetup();
      await reconnect(parts, code);
      assert.equal(parts.client.state, 'connected');
      assert.equal(parts.server.sockets.length, 2);
    });
  }

  for (const code of [4500, 4501, 4503, 4529, 4999]) {
    it(`with close code ${code} is final: every subscription is told and removed`, async () => {
      const { client, server, clock, heard } = await subscribedSetup();
      server.socket.drop(code, 'WHY');
      await clock.advance(2 * MINUTE);
      assert.equal(client.state, 'closed');
      assert.equal(server.sockets.length, 1);
      assert.equal(heard.errors.length, 1);
      const [error] = heard.errors[0];
      assert.deepEqual([error.errorCode, error.recoverable], ['DISCONNECTED', false]);
      assert.match(error.message, new RegExp(`${code} WHY`));
      client.unsubscribe({ subscriptionId: heard.id });
    });
  }

  it('that was final begins anew with the next subscribe', async () => {
    const { client, server, heard } = await subscribedSetup();
    server.socket.drop(4529);
    const again = recordedSubscription(client);
    await settle();
    server.socket.push(message(21));
    assert.deepEqual([heard.payloads(), again.payloads()], [[], ['m21']]);
  });

  it('whose address the browser forbids is final', async () => {
    const { client, server } = setup();
    Object.defineProperty(server.sockets, 'push', {
      value: () => {
        throw new Error('mixed content');
      },
    });
    const heard = recordedSubscription(client);
    await settle();
    assert.match(heard.errors[0][0].message, /refuses to connect .* mixed content/);
    assert.equal(client.state, 'closed');
  });
});
