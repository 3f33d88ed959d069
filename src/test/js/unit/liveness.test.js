import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { message, settle, subscribedSetup } from './support/setup.js';

const SECOND = 1_000;
const LIMIT = (2 * 25 + 5) * SECOND;

describe('a connected client', () => {
  it('answers each ping', async () => {
    const { server } = await subscribedSetup();
    server.socket.push({ type: 'ping' });
    server.socket.push([message(21), { type: 'ping' }]);
    assert.equal(server.received('pong').length, 2);
  });

  it('takes two silent heartbeats and some slack for a dead connection, and comes back', async () => {
    const { client, server, clock } = await subscribedSetup();
    await clock.advance(LIMIT);
    assert.equal(server.sockets.length, 1);
    await clock.advance(6 * SECOND);
    assert.equal(server.sockets[0].closedWith, 1000);
    assert.deepEqual([client.state, server.sockets.length], ['connected', 2]);
  });

  it('takes whatever comes as a sign of life', async () => {
    const { server, clock } = await subscribedSetup();
    for (const frame of [{ type: 'ping' }, message(21), { type: 'ping' }]) {
      await clock.advance(LIMIT - SECOND);
      server.socket.push(frame);
    }
    assert.equal(server.sockets.length, 1);
  });

  it('finds out soon after the machine slept, however long its timers had to go', async () => {
    const { server, clock } = await subscribedSetup();
    clock.sleep(3_600 * SECOND);
    await clock.advance(6 * SECOND);
    assert.equal(server.sockets.length, 2);
  });

  it('finds out at once when the page is shown again', async () => {
    const { server, clock, events, client } = await subscribedSetup();
    clock.sleep(3_600 * SECOND);
    events.dispatchEvent(new Event('visibilitychange'));
    await clock.advance(SECOND);
    assert.deepEqual([client.state, server.sockets.length], ['connected', 2]);
  });

  it('stays connected when the page is shown again if the server was heard lately', async () => {
    const { server, events } = await subscribedSetup();
    events.dispatchEvent(new Event('visibilitychange'));
    await settle();
    assert.equal(server.sockets.length, 1);
  });

  for (const kind of ['visibilitychange', 'pageshow']) {
    it(`asks at once at ${kind}, and is back within five seconds of a network that swallows all`, async () => {
      const { client, server, clock, events, heard } = await subscribedSetup();
      server.socket.push(message(21));
      server.socket.send = () => {};
      await clock.advance(20 * SECOND);
      events.dispatchEvent(new Event(kind));
      await clock.advance(5 * SECOND);
      assert.deepEqual([client.state, server.sockets.length], ['connected', 2]);
      assert.deepEqual(server.received('subscribe').at(-1).since, { epoch: 'e1', offset: 21 });
      assert.deepEqual(heard.isSynced(), [false, true]);
    });
  }

  it('asks once and stays where the server answers, without a word to the page', async () => {
    const { client, server, clock, events, reported } = await subscribedSetup();
    const told = [];
    client.on('error', (error) => told.push(error));
    events.dispatchEvent(new Event('visibilitychange'));
    events.dispatchEvent(new Event('pageshow'));
    await clock.advance(20 * SECOND);
    assert.deepEqual([client.state, server.sockets.length], ['connected', 1]);
    assert.deepEqual([told, reported], [[], []]);
  });

  for (const kind of ['visibilitychange', 'pageshow']) {
    it(`tries at once at ${kind}, however long it was to wait`, async () => {
      const { client, server, clock, events } = await subscribedSetup();
      server.door = 'refuse';
      server.socket.drop();
      await clock.advance(300 * SECOND);
      assert.equal(client.state, 'waiting');
      server.door = 'accept';
      events.dispatchEvent(new Event(kind));
      await clock.advance(0);
      assert.equal(client.state, 'connected');
    });

    it(`does not wait at ${kind} for an attempt from before a sleep`, async () => {
      const { client, server, clock, events } = await subscribedSetup();
      server.door = 'hang';
      server.socket.drop();
      await clock.advance(SECOND);
      assert.equal(client.state, 'connecting');
      clock.sleep(3_600 * SECOND);
      server.door = 'accept';
      events.dispatchEvent(new Event(kind));
      await clock.advance(0);
      assert.equal(client.state, 'connected');
    });
  }

  it('does nothing when the page is hidden, and lets a young attempt go on', async () => {
    const { client, server, clock, events } = await subscribedSetup();
    server.door = 'refuse';
    server.socket.drop();
    await clock.advance(300 * SECOND);
    const [hidden, tries] = [new Event('visibilitychange'), server.sockets.length];
    Object.defineProperty(hidden, 'target', { value: { visibilityState: 'hidden' } });
    events.dispatchEvent(hidden);
    await settle();
    assert.deepEqual([client.state, server.sockets.length], ['waiting', tries]);
    server.door = 'hang';
    for (let i = 0; i < 5; i++) events.dispatchEvent(new Event('pageshow'));
    await settle();
    assert.deepEqual([client.state, server.sockets.length], ['connecting', tries + 1]);
  });

  it('takes its connection for lost as soon as the browser is offline', async () => {
    const { client, server, events, heard } = await subscribedSetup();
    events.dispatchEvent(new Event('offline'));
    assert.deepEqual([client.state, server.socket.closedWith], ['waiting', 1000]);
    const [error] = heard.errors[0];
    assert.deepEqual([error.errorCode, error.recoverable], ['DISCONNECTED', true]);
    assert.match(error.message, /offline/);
  });

  it('does not trust its socket when the browser is online again, however lately it was heard', async () => {
    const { client, server, events, heard } = await subscribedSetup();
    server.socket.push(message(21));
    events.dispatchEvent(new Event('online'));
    await settle();
    assert.deepEqual([client.state, server.sockets.length], ['connected', 2]);
    assert.equal(server.sockets[0].closedWith, 1000);
    assert.deepEqual(heard.isSynced(), [false, true]);
    assert.deepEqual(server.received('subscribe').at(-1).since, { epoch: 'e1', offset: 21 });
  });

  it('is not confused by a clock that is set back', async () => {
    const { server, clock } = await subscribedSetup();
    clock.sleep(-3_600 * SECOND);
    await clock.advance(LIMIT - SECOND);
    assert.equal(server.sockets.length, 1);
    await clock.advance(12 * SECOND);
    assert.equal(server.sockets.length, 2);
  });

  it('watches nothing where the server promises no heartbeat', async () => {
    const { server, clock } = await subscribedSetup();
    server.heartbeat = undefined;
    server.socket.drop();
    await clock.advance(3_600 * SECOND);
    assert.equal(server.sockets.length, 2);
  });
});
