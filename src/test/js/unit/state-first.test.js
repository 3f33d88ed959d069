import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEWS, message, reconnect, recordedSubscription, settle, setup } from './support/setup.js';

/** A page whose state is loaded when the test says so; `story` is what happened to it, in order. */
async function pageWithState(options) {
  const parts = setup(options);
  const story = [];
  const loads = [];
  const errors = [];
  const id = parts.client.subscribe(NEWS, ({ payload }) => story.push(payload), {
    getState: ({ position, reason }) =>
      new Promise((resolve, reject) => {
        story.push(`load at ${position?.offset}${reason ? ` as ${reason}` : ''}`);
        loads.push({ succeed: resolve, fail: reject });
      }),
    onSubscribed: (_id, isSynced) => story.push(`synced ${isSynced}`),
    onSubscriptionError: (error) => errors.push(error),
  });
  await settle();
  const load = async (which = loads.length - 1) => {
    loads[which].succeed();
    await settle();
  };
  return { ...parts, id, story, errors, loads, load };
}

const lost = (server, position, reason) =>
  server.socket.push({ type: 'subscribed', channel: NEWS, position, isSynced: false, reason });

describe('a subscription with getState', () => {
  it('loads the state at the position, then is synced, then gets what was published meanwhile', async () => {
    const { server, story, load } = await pageWithState();
    server.socket.push([message(21), message(22)]);
    assert.deepEqual(story, ['load at 20']);
    await load();
    server.socket.push(message(23));
    assert.deepEqual(story, ['load at 20', 'synced true', 'm21', 'm22', 'm23']);
  });

  it('takes a state that is there at once', async () => {
    const { client, server } = setup();
    const heard = recordedSubscription(client, NEWS, { getState: () => undefined });
    await settle();
    server.socket.push(message(21));
    assert.deepEqual(heard.isSynced(), [true]);
    assert.deepEqual(heard.payloads(), ['m21']);
  });

  it('keeps the state over a reconnection that brings everything missed', async () => {
    const parts = await pageWithState();
    await parts.load();
    await reconnect(parts);
    parts.server.socket.push(message(21));
    assert.deepEqual(parts.story, ['load at 20', 'synced true', 'synced true', 'm21']);
  });

  it('goes on loading over such a reconnection, and gets each message once', async () => {
    const parts = await pageWithState();
    parts.server.socket.push(message(21));
    await reconnect(parts);
    parts.server.socket.push([message(21), message(22)]);
    await parts.load();
    assert.deepEqual(parts.story, ['load at 20', 'synced true', 'm21', 'm22']);
  });

  it('loads the state again where messages were lost, and says why', async () => {
    const { server, story, load } = await pageWithState();
    await load();
    lost(server, { epoch: 'e1', offset: 40 }, 'overflow');
    server.socket.push(message(41));
    await load();
    assert.deepEqual(story, [
      'load at 20',
      'synced true',
      'load at 40 as overflow',
      'synced true',
      'm41',
    ]);
  });

  it('drops a state that came too late for what was lost meanwhile', async () => {
    const { server, story, load } = await pageWithState();
    server.socket.push(message(21));
    lost(server, { epoch: 'e1', offset: 40 }, 'overflow');
    await load(0);
    assert.deepEqual(story, ['load at 20', 'load at 40 as overflow']);
    await load(1);
    assert.deepEqual(story.slice(2), ['synced true']);
  });

  it('says that loading failed, lets the messages wait, and loads again', async () => {
    const { server, story, errors, loads, load, clock } = await pageWithState();
    const cause = new Error('no database');
    loads[0].fail(cause);
    await settle();
    server.socket.push(message(21));
    const [error] = errors;
    assert.equal(error.errorCode, 'CONNECTION_ERROR');
    assert.equal(error.recoverable, true);
    assert.equal(error.cause, cause);
    assert.match(error.message, /getState of the subscription to "news" failed: no database\./);
    await clock.advance(1_000);
    await load();
    assert.deepEqual(story, ['load at 20', 'load at 20', 'synced true', 'm21']);
  });

  it('loads once more where more than 10,000 messages outran it', async () => {
    const { server, story, load } = await pageWithState();
    for (let offset = 21; offset <= 10_021; offset++) server.socket.push(message(offset));
    await load();
    assert.deepEqual(story, ['load at 20', 'load at 20']);
    server.socket.push(message(10_022));
    await load();
    assert.deepEqual(story.slice(2), ['synced true', 'm10022']);
  });

  it('loads its state also when it joins a channel that is live', async () => {
    const { client, server } = setup();
    recordedSubscription(client);
    await settle();
    let loaded = 0;
    const heard = recordedSubscription(client, NEWS, { getState: () => void loaded++ });
    await settle();
    server.socket.push(message(21));
    assert.equal(loaded, 1);
    assert.deepEqual(heard.isSynced(), [true]);
    assert.deepEqual(heard.payloads(), ['m21']);
  });

  it('hears nothing of a state that comes after it was unsubscribed, and leaves no timer', async () => {
    const { client, story, loads, load, id, clock } = await pageWithState();
    client.unsubscribe({ subscriptionId: id });
    await load();
    loads[0].fail(new Error('late'));
    client.close();
    await settle();
    assert.deepEqual(story, ['load at 20']);
    assert.equal(clock.pending, 0);
  });

  it('is refused together with since, or with something that is no function', () => {
    const { client } = setup();
    const getState = () => undefined;
    assert.throws(() => client.subscribe(NEWS, () => undefined, { getState, since: { last: 1 } }), {
      errorCode: 'BAD_INPUT',
      message: /since and getState exclude each other/,
    });
    assert.throws(() => client.subscribe(NEWS, () => undefined, { getState: 'orders' }), {
      errorCode: 'BAD_INPUT',
      message: /getState must be a function/,
    });
  });
});
