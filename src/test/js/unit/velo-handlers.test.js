import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, reconnect, refusal, settle } from './support/setup.js';
import { subscribed, veloSetup } from './support/velo.js';

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

  it('hear the disconnection before its reason, so that the reason is what a page shows last', async () => {
    const { velo, server } = await subscribed();
    const order = [];
    await velo.onError(() => order.push('error'));
    await velo.onDisconnected(() => order.push('disconnected'));
    server.socket.drop(4503);
    assert.deepEqual(order, ['disconnected', 'error']);
  });

  it('hear a lost connection once, also if the server then refuses the client for good', async () => {
    const { server, clock, heard } = await subscribed();
    server.answers.connect = () => [];
    server.socket.drop();
    await clock.advance(1_000);
    server.socket.drop(4503);
    assert.deepEqual([heard.disconnected, heard.errors.length], [[[]], 1]);
  });

  it('hear no disconnection of a client that was never connected', async () => {
    const { velo, server, heard } = await veloSetup();
    server.answers.connect = server.answers.subscribe = () => [];
    const rejected = assert.rejects(velo.subscribe(NEWS, () => {}));
    await settle();
    server.socket.drop(4503);
    await rejected;
    assert.deepEqual(heard.disconnected, []);
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
