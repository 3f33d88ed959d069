import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordedSubscription, settle, setup } from './support/setup.js';
import { MINUTE, numberedTokens, tokensOf } from './support/tokens.js';

describe('a token that says when it expires', () => {
  /** Tokens that live for ten minutes. */
  function shortTokens() {
    const next = numberedTokens();
    const clockOf = {};
    const getToken = async () => ({
      token: await next(),
      expiresAt: clockOf.now() + 10 * MINUTE,
    });
    return { getToken, clockOf };
  }

  async function connected() {
    const { getToken, clockOf } = shortTokens();
    const parts = setup({ getToken });
    clockOf.now = parts.clock.now;
    parts.server.heartbeat = 0;
    recordedSubscription(parts.client);
    await settle();
    return parts;
  }

  it('is renewed a minute before, on the open connection, again and again', async () => {
    const { server, clock } = await connected();
    await clock.advance(9 * MINUTE - 1);
    assert.deepEqual(tokensOf(server, 'refresh'), []);
    await clock.advance(1);
    assert.deepEqual(tokensOf(server, 'refresh'), ['t2']);
    await clock.advance(9 * MINUTE);
    assert.deepEqual(tokensOf(server, 'refresh'), ['t2', 't3']);
    assert.equal(server.sockets.length, 1);
  });

  it('may say so as a Date', async () => {
    const { server, clock, client } = setup({
      getToken: () => ({ token: 't', expiresAt: new Date(clock.now() + 10 * MINUTE) }),
    });
    server.heartbeat = 0;
    recordedSubscription(client);
    await clock.advance(9 * MINUTE);
    assert.deepEqual(tokensOf(server, 'refresh'), ['t']);
  });

  it('is not renewed without a connection', async () => {
    const { client, server, clock } = await connected();
    client.close();
    await clock.advance(20 * MINUTE);
    assert.deepEqual([tokensOf(server, 'refresh'), clock.pending], [[], 0]);
  });

  it('that cannot be renewed is reported and serves until it ends', async () => {
    let calls = 0;
    const { client, server, clock } = setup({
      getToken: () => {
        if (++calls > 1) throw new Error('login server down');
        return { token: 't', expiresAt: clock.now() + 10 * MINUTE };
      },
    });
    server.heartbeat = 0;
    const errors = [];
    client.on('error', (error) => errors.push(error));
    recordedSubscription(client);
    await clock.advance(9 * MINUTE);
    assert.equal(errors[0].cause.message, 'login server down');
    assert.equal(client.state, 'connected');
  });

  it('is renewed at a later try when one fails, with ever longer waits between the tries', async () => {
    const tries = [];
    const { client, server, clock } = setup({
      random: () => 1,
      getToken: () => {
        tries.push(clock.now());
        if (tries.length > 1 && tries.length < 5) throw new Error('login server down');
        return { token: `t${tries.length}`, expiresAt: clock.now() + 10 * MINUTE };
      },
    });
    server.heartbeat = 0;
    recordedSubscription(client);
    await clock.advance(9 * MINUTE + 30_000);
    const waits = tries.slice(2).map((time, index) => time - tries[index + 1]);
    assert.deepEqual(waits, [1_000, 2_000, 4_000]);
    assert.deepEqual(tokensOf(server, 'refresh'), ['t5']);
  });

  it('whose renewal fails after the page closed the client troubles nobody', async () => {
    let fail;
    let calls = 0;
    const { client, server, clock } = setup({
      getToken: () =>
        ++calls === 1
          ? { token: 't', expiresAt: clock.now() + 10 * MINUTE }
          : new Promise((_, reject) => (fail = reject)),
    });
    server.heartbeat = 0;
    const errors = [];
    client.on('error', (error) => errors.push(error));
    recordedSubscription(client);
    await clock.advance(9 * MINUTE);
    client.close();
    fail(new Error('too late'));
    await settle();
    assert.deepEqual([errors, clock.pending], [[], 0]);
  });

  for (const expiresAt of ['soon', NaN, {}, new Date('no day')]) {
    it(`at ${expiresAt}, which is no time, is a failed try to connect that says so`, async () => {
      let calls = 0;
      const { client, server, clock } = setup({
        getToken: () => (calls++, { token: 't', expiresAt }),
      });
      const heard = recordedSubscription(client);
      await clock.advance(5_000);
      assert.equal(server.sockets.length, 0);
      assert.ok(calls < 6, `asked ${calls} times in 5 s`);
      const { errorCode, cause } = heard.errors[0][0];
      assert.deepEqual([errorCode, cause.errorCode], ['CONNECTION_ERROR', 'BAD_INPUT']);
      assert.match(cause.message, /^expiresAt must be milliseconds since 1970 or a Date, not /);
    });
  }

  it('may say null or Infinity for never', async () => {
    for (const expiresAt of [null, Infinity]) {
      const { client, server, clock } = setup({ getToken: () => ({ token: 't', expiresAt }) });
      server.heartbeat = 0;
      recordedSubscription(client);
      await clock.advance(60 * MINUTE);
      assert.deepEqual([client.state, tokensOf(server, 'refresh')], ['connected', []]);
    }
  });

  it('that is expired already is renewed no more than once a second', async () => {
    const { server, clock, client } = setup({
      getToken: () => ({ token: 't', expiresAt: clock.now() - MINUTE }),
    });
    server.heartbeat = 0;
    recordedSubscription(client);
    await clock.advance(5_000);
    assert.equal(tokensOf(server, 'refresh').length, 5);
  });

  it('that lives for years does not overflow the timer', async () => {
    const { server, clock, client } = setup({
      getToken: () => ({ token: 't', expiresAt: clock.now() + 10 * 365 * 24 * 60 * MINUTE }),
    });
    server.heartbeat = 0;
    recordedSubscription(client);
    await clock.advance(24 * 24 * 60 * MINUTE);
    assert.deepEqual(tokensOf(server, 'refresh'), []);
  });
});
