import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  NEWS_42,
  message,
  recordedSubscription,
  settle,
  subscribedSetup,
} from './support/setup.js';

describe('a message', () => {
  it('reaches the handler with its payload and its channel', async () => {
    const { server, heard } = await subscribedSetup();
    server.socket.push({ type: 'message', channel: NEWS, offset: 21, payload: { a: 1 } });
    assert.deepEqual(heard.messages, [[{ payload: { a: 1 } }, NEWS]]);
  });

  it('names its publisher if the server does', async () => {
    const { server, heard } = await subscribedSetup();
    server.socket.push({ ...message(21), publisher: { id: 'p1' } });
    assert.deepEqual(heard.messages[0][0], { payload: 'm21', publisher: { id: 'p1' } });
  });

  it('may be any JSON value, null and false included', async () => {
    const { server, heard } = await subscribedSetup();
    for (const payload of [null, false, 0, '']) {
      server.socket.push({ type: 'message', channel: NEWS, payload });
    }
    assert.deepEqual(heard.payloads(), [null, false, 0, '']);
  });

  it('reaches every subscription of its channel', async () => {
    const { client, server, heard } = await subscribedSetup();
    const second = recordedSubscription(client);
    server.socket.push(message(21));
    assert.deepEqual([heard.payloads(), second.payloads()], [['m21'], ['m21']]);
  });

  it('of a channel does not reach its resources, nor the other way round', async () => {
    const { client, server, heard } = await subscribedSetup();
    const resource = recordedSubscription(client, NEWS_42);
    await settle();
    server.socket.push([message(21, NEWS), message(22, NEWS_42)]);
    assert.deepEqual([heard.payloads(), resource.payloads()], [['m21'], ['m22']]);
  });

  it('comes alone in a frame or with others in an array', async () => {
    const { server, heard } = await subscribedSetup();
    server.socket.push(message(21));
    server.socket.push([message(22), message(23)]);
    assert.deepEqual(heard.payloads(), ['m21', 'm22', 'm23']);
  });

  it('that came already is dropped', async () => {
    const { server, heard } = await subscribedSetup();
    server.socket.push([message(20), message(21), message(21), message(20), message(23)]);
    assert.deepEqual(heard.payloads(), ['m21', 'm23']);
  });

  it('before the server confirmed the subscription is not for it', async () => {
    const { client, server } = await subscribedSetup();
    server.answers.subscribe = () => [];
    const resource = recordedSubscription(client, NEWS_42);
    server.socket.push(message(21, NEWS_42));
    assert.deepEqual(resource.messages, []);
  });

  it('of an unknown channel or type is ignored', async () => {
    const { server, heard, reported } = await subscribedSetup();
    server.socket.push([message(21, { name: 'other' }), { type: 'novelty' }, 7, null]);
    server.socket.push({ type: 'subscribed', channel: { name: 'other' }, isSynced: false });
    server.socket.push({ type: 'subscribed', id: 999, channel: NEWS });
    assert.deepEqual([heard.messages, reported], [[], []]);
  });

  it('that is not JSON is reported and costs nothing else', async () => {
    const { server, heard, reported } = await subscribedSetup();
    server.socket.pushText('{oops');
    server.socket.push(message(21));
    assert.equal(reported[0].name, 'SyntaxError');
    assert.deepEqual(heard.payloads(), ['m21']);
  });

  it('still reaches the others when one handler throws or rejects', async () => {
    const { client, server, reported } = await subscribedSetup();
    client.subscribe(NEWS, () => {
      throw new Error('first');
    });
    client.subscribe(NEWS, async () => {
      throw new Error('second');
    });
    const last = recordedSubscription(client);
    server.socket.push(message(21));
    await settle();
    assert.deepEqual(last.payloads(), ['m21']);
    assert.deepEqual(
      reported.map((error) => error.message),
      ['first', 'second'],
    );
  });

  it('is not delivered to a subscription that an earlier handler has just removed', async () => {
    const { client, server } = await subscribedSetup();
    client.subscribe(NEWS, () => client.unsubscribe({ subscriptionId: victim.id }));
    const victim = recordedSubscription(client);
    server.socket.push(message(21));
    assert.deepEqual(victim.messages, []);
  });
});
