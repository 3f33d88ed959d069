import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS_42,
  message,
  reconnect,
  recordedSubscription,
  refusal,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

const SECOND = 1_000;

describe('the subscriptions of a lost connection', () => {
  it('hear DISCONNECTED, then CONNECTION_ERROR for each failed try, both recoverable', async () => {
    const { server, clock, heard } = await subscribedSetup({ random: () => 1 });
    server.door = 'refuse';
    server.socket.drop();
    await clock.advance(3 * SECOND);
    assert.deepEqual(heard.errorCodes(), ['DISCONNECTED', 'CONNECTION_ERROR', 'CONNECTION_ERROR']);
    assert.ok(heard.errors.every(([error, id]) => error.recoverable && id === heard.id));
  });

  it('are all asked for again, each channel once', async () => {
    const parts = await subscribedSetup();
    recordedSubscription(parts.client);
    recordedSubscription(parts.client, NEWS_42);
    await settle();
    await reconnect(parts);
    assert.deepEqual(
      parts.server.socket.received.map(({ type, channel }) => [type, channel?.resourceId]),
      [
        ['connect', undefined],
        ['subscribe', undefined],
        ['subscribe', '42'],
      ],
    );
  });

  it('get company only when it is back', async () => {
    const { client, server, clock } = await subscribedSetup();
    server.socket.drop();
    const newcomer = recordedSubscription(client);
    await settle();
    assert.deepEqual(newcomer.confirmed, []);
    await clock.advance(SECOND);
    assert.deepEqual(newcomer.isSynced(), [false], 'it has no state yet that could be complete');
  });

  it('that the server now refuses are told and kept, and asked for on the next connection', async () => {
    const parts = await subscribedSetup();
    const { server, heard, client } = parts;
    const confirm = server.answers.subscribe;
    server.answers.subscribe = (frame) => [refusal(frame)];
    await reconnect(parts);
    const [error] = heard.errors.at(-1);
    assert.equal(error.message, 'resubscribe failed: not for you (status 403)');
    assert.deepEqual([error.status, error.recoverable], [403, false]);
    assert.equal(client.state, 'connected');
    server.answers.subscribe = confirm;
    await reconnect(parts);
    assert.deepEqual(heard.isSynced(), [false, true]);
  });

  it('that cannot be checked now (503) are told, kept and asked for again soon', async () => {
    const parts = await subscribedSetup();
    const { server, heard, clock } = parts;
    const confirm = server.answers.subscribe;
    server.answers.subscribe = (frame) => [refusal(frame, 503)];
    await reconnect(parts);
    assert.deepEqual(
      [heard.errors.at(-1)[0].status, heard.errors.at(-1)[0].recoverable],
      [503, true],
    );
    server.answers.subscribe = confirm;
    await clock.advance(2 * SECOND);
    assert.deepEqual(heard.isSynced(), [false, true]);
    assert.equal(server.sockets.length, 2);
  });

  it('that were never confirmed are removed if the next connection refuses them', async () => {
    const parts = setup();
    parts.server.answers.subscribe = () => [];
    const heard = recordedSubscription(parts.client);
    await settle();
    parts.server.answers.subscribe = (frame) => [refusal(frame)];
    await reconnect(parts);
    assert.equal(heard.errors.at(-1)[0].message, 'subscribe failed: not for you (status 403)');
    await parts.clock.advance(3 * SECOND);
    assert.equal(parts.client.state, 'idle');
  });

  it('hear after 10 s that a resubscription has no answer', async () => {
    const parts = await subscribedSetup();
    parts.server.answers.subscribe = () => [];
    await reconnect(parts);
    await parts.clock.advance(10 * SECOND);
    assert.deepEqual(parts.heard.errorCodes(), ['DISCONNECTED', 'CONNECTION_ERROR']);
    assert.equal(parts.heard.errors[1][0].timedOut, true);
  });

  it('hear nothing of an answer that is overdue on a connection that is gone', async () => {
    const parts = await subscribedSetup();
    const { server, clock, heard } = parts;
    server.answers.subscribe = () => [];
    await reconnect(parts);
    await clock.advance(8 * SECOND);
    await reconnect(parts);
    await clock.advance(8 * SECOND);
    assert.deepEqual(heard.errorCodes(), ['DISCONNECTED', 'DISCONNECTED']);
    await clock.advance(2 * SECOND);
    assert.equal(heard.errors.at(-1)[0].timedOut, true);
  });

  it('hear nothing of an answer that is overdue when another one came', async () => {
    const parts = await subscribedSetup({ random: () => 1 });
    const { server, clock, heard } = parts;
    let calls = 0;
    server.answers.subscribe = (frame) =>
      ++calls <= 4 ? [refusal(frame, 429, 'RATE_LIMITED')] : [];
    await reconnect(parts); // asked at once, then after 1, 2, 4 and 8 s
    await clock.advance(20 * SECOND);
    assert.deepEqual(
      heard.errors.map(([{ status, timedOut }]) => [status, timedOut]),
      [[undefined, false], ...Array(4).fill([429, false])],
    );
    await clock.advance(6 * SECOND);
    assert.equal(heard.errors.at(-1)[0].timedOut, true);
  });

  it('that the server ends because it cannot check them now (503) are told, kept and asked for again', async () => {
    const { client, server, clock, heard } = await subscribedSetup();
    server.socket.push(message(21));
    server.socket.push({
      type: 'unsubscribed',
      channel: { name: 'news' },
      code: 'SUBSCRIPTION_FAILED',
      status: 503,
      message: 'the permission could not be checked now',
    });
    const [error, id] = heard.errors[0];
    assert.deepEqual([id, error.status, error.recoverable], [heard.id, 503, true]);
    assert.equal(
      error.message,
      'subscription failed: the permission could not be checked now (status 503)',
    );
    await clock.advance(SECOND);
    assert.deepEqual(server.received('subscribe').at(-1).since, { epoch: 'e1', offset: 21 });
    assert.deepEqual([heard.isSynced(), client.state], [[false, true], 'connected']);
    server.socket.push(message(22));
    assert.deepEqual(heard.payloads(), ['m21', 'm22']);
  });

  it('end when the server ends them, for example because a permission is revoked', async () => {
    const { client, server, heard } = await subscribedSetup();
    const other = recordedSubscription(client, NEWS_42);
    await settle();
    const code = 'SUBSCRIPTION_FAILED';
    const channel = { name: 'news' };
    server.socket.push({ type: 'unsubscribed', channel, code, status: 403, message: 'revoked' });
    server.socket.push([message(21), message(21, NEWS_42)]);
    const [error, id] = heard.errors[0];
    assert.deepEqual([id, error.errorCode, error.status], [heard.id, code, 403]);
    assert.equal(error.message, 'subscription failed: revoked (status 403)');
    assert.deepEqual([heard.payloads(), other.payloads()], [[], ['m21']]);
    assert.deepEqual(server.received('unsubscribe'), [], 'the server knows it already');
  });
});
