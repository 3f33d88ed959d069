import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createVelo } from '../../../../webapp/js/client/velo.js';
import { NEWS, message, reconnect, refusal, settle, setup } from './support/setup.js';

/** Velo's functions on a fake server, with everything that their handlers hear. */
async function veloSetup() {
  const parts = setup();
  const velo = createVelo(parts.client, (error) => parts.reported.push(error));
  const heard = { connected: [], disconnected: [], errors: [] };
  await velo.onConnected((...args) => heard.connected.push(args));
  await velo.onDisconnected((...args) => heard.disconnected.push(args));
  await velo.onError((error) => heard.errors.push(error));
  return { ...parts, velo, heard };
}

async function subscribed() {
  const parts = await veloSetup();
  const messages = [];
  const id = await parts.velo.subscribe(NEWS, (...args) => messages.push(args));
  return { ...parts, id, messages };
}

describe('subscribe in Velo', () => {
  it('fulfils its promise with the id once the server confirmed it', async () => {
    const { id, server, messages } = await subscribed();
    assert.match(id, /^sub_/);
    server.socket.push(message(21));
    assert.deepEqual(messages, [[{ payload: 'm21' }, NEWS]]);
  });

  it('gives each subscription on a channel its own id', async () => {
    const { velo, id } = await subscribed();
    assert.notEqual(await velo.subscribe(NEWS, () => {}), id);
  });

  it('rejects with code 2 and the channel when the server refuses, and tells no error handler', async () => {
    const { velo, server, heard } = await veloSetup();
    server.answers.subscribe = (frame) => [refusal(frame)];
    await assert.rejects(
      velo.subscribe(NEWS, () => {}),
      { errorCode: 2, channel: NEWS },
    );
    assert.deepEqual(heard.errors, []);
  });

  it('rejects with code 3 for bad input', async () => {
    const { velo, server } = await veloSetup();
    await assert.rejects(
      velo.subscribe({ name: 'a b' }, () => {}),
      {
        errorCode: 3,
        message: /letters, digits/,
        channel: undefined,
      },
    );
    await assert.rejects(velo.subscribe(NEWS), { errorCode: 3 });
    assert.equal(server.sockets.length, 0);
  });

  it('rejects with code 1 after 10 s without an answer, and leaves nothing behind', async () => {
    const { velo, client, server, clock, heard } = await veloSetup();
    server.door = 'refuse';
    const rejected = assert.rejects(
      velo.subscribe(NEWS, () => {}),
      { errorCode: 1 },
    );
    await clock.advance(10_000);
    await rejected;
    assert.deepEqual([client.state, heard.errors], ['idle', []]);
  });

  it('outlives failed tries to connect within those 10 s', async () => {
    const { velo, server, clock } = await veloSetup();
    server.door = 'refuse';
    const promise = velo.subscribe(NEWS, () => {});
    await clock.advance(2_000);
    server.door = 'accept';
    await clock.advance(4_000);
    assert.match(await promise, /^sub_/);
  });

  it('rejects with code 1 when the server refuses this client for good', async () => {
    const { velo, server, heard } = await veloSetup();
    server.answers.connect = server.answers.subscribe = () => [];
    const rejected = assert.rejects(
      velo.subscribe(NEWS, () => {}),
      { errorCode: 1 },
    );
    await settle();
    server.socket.drop(4503);
    await rejected;
    assert.deepEqual(heard.errors, []);
  });
});

describe('unsubscribe in Velo', () => {
  it('takes an id or a channel, and does nothing for unknown ones', async () => {
    const { velo, id, client } = await subscribed();
    await velo.unsubscribe({ subscriptionId: 'sub_unknown' });
    await velo.unsubscribe({ channel: { name: 'other' } });
    assert.equal(client.state, 'connected');
    await velo.unsubscribe({ subscriptionId: id });
    assert.equal(client.state, 'idle');
  });

  it('rejects with code 3 for neither, or for two that do not match', async () => {
    const { velo, id } = await subscribed();
    await assert.rejects(velo.unsubscribe({}), { errorCode: 3 });
    await assert.rejects(velo.unsubscribe({ subscriptionId: id, channel: { name: 'other' } }), {
      errorCode: 3,
    });
  });
});

describe('the handlers in Velo', () => {
  it('hear the first connection and each reconnection, without arguments', async () => {
    const parts = await subscribed();
    await reconnect(parts);
    assert.deepEqual(parts.heard.connected, [[], []]);
    assert.deepEqual(parts.heard.disconnected, [[]]);
    assert.deepEqual(parts.heard.errors, []);
  });

  it('hear no disconnection when the last unsubscribe closes the connection', async () => {
    const { velo, heard } = await subscribed();
    await velo.unsubscribe({ channel: NEWS });
    assert.deepEqual(heard.disconnected, []);
  });

  it('hear a refused resubscription as code 2 with its channel', async () => {
    const parts = await subscribed();
    parts.server.answers.subscribe = (frame) => [refusal(frame)];
    await reconnect(parts);
    assert.deepEqual(
      parts.heard.errors.map(({ errorCode, channel }) => [errorCode, channel]),
      [[2, NEWS]],
    );
  });

  it('hear a revoked permission as code 2 with its channel', async () => {
    const { server, heard } = await subscribed();
    server.socket.push({
      type: 'unsubscribed',
      channel: NEWS,
      code: 'SUBSCRIPTION_FAILED',
      status: 403,
    });
    assert.deepEqual(
      heard.errors.map(({ errorCode, channel }) => [errorCode, channel]),
      [[2, NEWS]],
    );
  });

  it('hear each failed reconnection once as code 1, however many subscriptions there are', async () => {
    const { velo, server, clock, heard } = await subscribed();
    await velo.subscribe(NEWS, () => {});
    server.door = 'refuse';
    await reconnect({ server, clock });
    assert.deepEqual(
      heard.errors.map(({ errorCode, channel }) => [errorCode, channel]),
      [[1, undefined]],
    );
  });

  it('hear a final end once as code 1', async () => {
    const { server, heard } = await subscribed();
    server.socket.drop(4503);
    assert.deepEqual(
      heard.errors.map(({ errorCode }) => errorCode),
      [1],
    );
    assert.deepEqual(heard.disconnected, [[]]);
  });

  it('hear nothing of a first connection that fails after everything was unsubscribed', async () => {
    const { velo, client, server, clock, heard } = await subscribed();
    await velo.unsubscribe({ channel: NEWS });
    server.door = 'refuse';
    client.subscribe(NEWS, () => {});
    await clock.advance(1_000);
    assert.deepEqual(heard.errors, []);
  });

  it('that throw are reported and hurt nobody else', async () => {
    const parts = await subscribed();
    await parts.velo.onError(() => {
      throw new Error('mine');
    });
    parts.server.socket.drop(4503);
    assert.equal(parts.reported[0].message, 'mine');
  });

  it('that are no functions are refused with code 3', async () => {
    const { velo } = await veloSetup();
    for (const name of ['onConnected', 'onDisconnected', 'onError']) {
      await assert.rejects(velo[name]('x'), {
        errorCode: 3,
        message: 'handler must be a function',
      });
    }
  });
});
