import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, message, refusal, settle } from './support/setup.js';
import { subscribed, veloSetup } from './support/velo.js';

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

  it('rejects with code 2 and the reason if the server has no room for it within those 10 s', async () => {
    const { velo, server, clock } = await veloSetup();
    server.answers.subscribe = (frame) => [refusal(frame, 429, 'RATE_LIMITED')];
    const rejected = assert.rejects(
      velo.subscribe(NEWS, () => {}),
      { errorCode: 2, channel: NEWS, message: 'subscribe failed: not for you (status 429)' },
    );
    await clock.advance(10_000);
    await rejected;
  });

  for (const [how, leave] of Object.entries({
    'unsubscribe by channel': ({ velo }) => velo.unsubscribe({ channel: NEWS }),
    'unsubscribe of another module of the page': ({ client }) =>
      client.unsubscribe({ channel: NEWS }),
    close: ({ client }) => client.close(),
  })) {
    it(`rejects with code 2 if ${how} comes before the answer`, async () => {
      const parts = await veloSetup();
      parts.server.answers.subscribe = () => [];
      const rejected = assert.rejects(
        parts.velo.subscribe(NEWS, () => {}),
        {
          errorCode: 2,
          channel: NEWS,
          message: 'subscribe failed: unsubscribed before the server confirmed it',
        },
      );
      await settle();
      await leave(parts);
      await rejected;
      await parts.clock.advance(3_000);
      assert.deepEqual([parts.heard.errors, parts.clock.pending], [[], 0]);
    });
  }

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
    const { velo, id, client, clock } = await subscribed();
    await velo.unsubscribe({ subscriptionId: 'sub_unknown' });
    await velo.unsubscribe({ channel: { name: 'other' } });
    assert.equal(client.state, 'connected');
    await velo.unsubscribe({ subscriptionId: id });
    await clock.advance(3_000);
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
