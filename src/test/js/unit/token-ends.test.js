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

describe('a new token that the server refuses', () => {
  it('is reported, and the connection stays with the old one until a better one comes', async () => {
    const { client, server, clock } = setup({ getToken: numberedTokens() });
    const greet = server.answers.connect;
    server.answers.connect = (frame) =>
      greet(frame).map((answer) => ({ ...answer, expiresIn: 600 }));
    server.answers.refresh = ({ token }) =>
      token === 't2'
        ? [{ type: 'error', code: 'UNAUTHORIZED', status: 401, message: 'forged' }]
        : [{ type: 'refreshed', expiresIn: 600 }];
    server.heartbeat = 0;
    const errors = [];
    client.on('error', ({ errorCode, message }) => errors.push([errorCode, message]));
    recordedSubscription(client);
    await clock.advance(9 * MINUTE);
    assert.deepEqual(errors, [['UNAUTHORIZED', 'forged']]);
    await clock.advance(MINUTE / 2);
    assert.deepEqual(tokensOf(server, 'refresh'), ['t2', 't3']);
    assert.deepEqual([client.state, server.sockets.length], ['connected', 1]);
  });
});

describe('a token that expires on an open connection (close code 4010)', () => {
  it('is replaced: the client comes back with a new one', async () => {
    const parts = await subscribedSetup({ getToken: numberedTokens() });
    await reconnect(parts, 4010);
    assert.equal(parts.client.state, 'connected');
    assert.deepEqual(tokensOf(parts.server), ['t1', 't2']);
  });

  it('is final where nobody can be asked for another', async () => {
    const { client, server, heard } = await subscribedSetup();
    server.socket.drop(4010);
    await settle();
    assert.equal(client.state, 'closed');
    assert.equal(heard.errors.at(-1)[0].recoverable, false);
  });
});

describe('an end that the backend wants', () => {
  for (const code of [4011, 4012, 4013]) {
    it(`with close code ${code} is no end for good`, async () => {
      const parts = await subscribedSetup();
      await reconnect(parts, code);
      assert.equal(parts.client.state, 'connected');
    });
  }

  it('with close code 4503 is one', async () => {
    const { client, server } = await subscribedSetup({ getToken: numberedTokens() });
    server.socket.drop(4503);
    await settle();
    assert.equal(client.state, 'closed');
  });
});
