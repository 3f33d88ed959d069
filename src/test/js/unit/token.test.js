import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  reconnect,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';
import { MINUTE, numberedTokens, tokensOf } from './support/tokens.js';

/** A server that says no to every token but these. */
function accepts(server, ...good) {
  const connect = server.answers.connect;
  server.answers.connect = (frame) =>
    good.includes(frame.token)
      ? connect(frame)
      : [{ type: 'error', code: 'UNAUTHORIZED', status: 401, message: 'bad token' }];
}

describe('getToken', () => {
  it('is asked before each connect', async () => {
    const parts = await subscribedSetup({ getToken: numberedTokens() });
    await reconnect(parts);
    assert.deepEqual(tokensOf(parts.server), ['t1', 't2']);
  });

  it('may give the token at once, as a text or as an object, or none', async () => {
    for (const [given, sent] of [
      ['t', 't'],
      [{ token: 't' }, 't'],
      [undefined, undefined],
      [null, undefined],
    ]) {
      const { server } = await subscribedSetup({ getToken: () => given });
      assert.deepEqual(tokensOf(server), [sent]);
    }
  });

  it('that fails is a failed try to connect, and asked again', async () => {
    let calls = 0;
    const getToken = async () => {
      if (++calls === 1) throw new Error('login server down');
      return 't';
    };
    const { heard, clock, client } = await subscribedSetup({ getToken });
    const [error] = heard.errors[0];
    assert.deepEqual([error.errorCode, error.recoverable], ['CONNECTION_ERROR', true]);
    assert.equal(error.cause.message, 'login server down');
    await clock.advance(1_000);
    assert.equal(client.state, 'connected');
  });

  it('that never answers is given up after 10 s', async () => {
    const { client, clock } = await subscribedSetup({ getToken: () => new Promise(() => {}) });
    await clock.advance(10_000);
    assert.equal(client.state, 'waiting');
  });

  it('that answers after a later call has answered changes nothing', async () => {
    const answers = [];
    const getToken = () => new Promise((resolve) => answers.push(resolve));
    const { server, clock } = await subscribedSetup({ getToken });
    server.door = 'hang';
    await clock.advance(11_000);
    answers[1]('new');
    await settle();
    answers[0]('old');
    await settle();
    server.socket.open();
    assert.deepEqual(tokensOf(server), ['new']);
  });

  it('whose answer comes after the last unsubscribe opens nothing', async () => {
    let give;
    const getToken = () => new Promise((resolve) => (give = resolve));
    const { client, server, heard } = await subscribedSetup({ getToken });
    client.unsubscribe({ subscriptionId: heard.id });
    give('t');
    await settle();
    assert.equal(server.sockets.length, 0);
  });

  it('whose failure comes after the last unsubscribe troubles nobody', async () => {
    let fail;
    const getToken = () => new Promise((_, reject) => (fail = reject));
    const { client, heard } = await subscribedSetup({ getToken });
    client.unsubscribe({ subscriptionId: heard.id });
    fail(new Error('too late'));
    await settle();
    assert.deepEqual([client.state, heard.errors], ['idle', []]);
  });
});

describe('a refused token', () => {
  it('is final without getToken', async () => {
    const { client, server, clock } = setup();
    accepts(server, 'good');
    const heard = recordedSubscription(client);
    await clock.advance(5 * MINUTE);
    const [error] = heard.errors.at(-1);
    assert.deepEqual([error.errorCode, error.recoverable], ['DISCONNECTED', false]);
    assert.match(error.message, /bad token/);
    assert.deepEqual([client.state, server.sockets.length], ['closed', 1]);
  });

  it('ends its connection: nothing after it in the same array counts', async () => {
    const { server } = await subscribedSetup();
    server.socket.push([{ type: 'error', code: 'UNAUTHORIZED' }, { type: 'ping' }]);
    assert.deepEqual([server.socket.closedWith, server.received('pong')], [1000, []]);
  });

  it('is replaced by a new one, once', async () => {
    const { client, server, clock } = setup({ getToken: numberedTokens() });
    accepts(server, 't2');
    const heard = recordedSubscription(client);
    await clock.advance(1_000);
    assert.equal(client.state, 'connected');
    assert.deepEqual(heard.isSynced(), [false]);
  });

  it('is final if the new one is refused too', async () => {
    const { client, server, clock } = setup({ getToken: numberedTokens() });
    accepts(server, 'good');
    recordedSubscription(client);
    await clock.advance(5 * MINUTE);
    assert.deepEqual(tokensOf(server), ['t1', 't2']);
    assert.equal(client.state, 'closed');
  });

  it('is final if getToken has no other, without asking the server again', async () => {
    const { client, server, clock } = setup({ getToken: async () => 'same' });
    accepts(server, 'good');
    recordedSubscription(client);
    await clock.advance(5 * MINUTE);
    assert.deepEqual(tokensOf(server), ['same']);
    assert.equal(client.state, 'closed');
  });

  it('that expired while connected (close code 4501) is replaced as well', async () => {
    const parts = await subscribedSetup({ getToken: numberedTokens() });
    await reconnect(parts, 4501);
    assert.equal(parts.client.state, 'connected');
    await reconnect(parts, 4501);
    assert.deepEqual(tokensOf(parts.server), ['t1', 't2', 't3']);
  });

  it('is forgotten when the page subscribes anew after the final no', async () => {
    const { client, server, clock } = setup({ getToken: async () => 'same' });
    accepts(server, 'good');
    recordedSubscription(client);
    await clock.advance(5 * MINUTE);
    recordedSubscription(client);
    await settle();
    assert.deepEqual(tokensOf(server), ['same', 'same']);
  });
});
