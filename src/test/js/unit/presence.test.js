import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { message, reconnect, recordedSubscription, settle, setup } from './support/setup.js';
import { ANN, BOB, CHAT, ids, watching } from './support/watching.js';

const CID = { id: 'cid', type: 'MEMBER', since: 3 };

function change({ joined = [], updated = [], left = [] }, occupancy) {
  return { type: 'presence', channel: CHAT, joined, updated, left, occupancy };
}

describe('presence', () => {
  it('knows who is there as soon as the channel is live', async () => {
    const { presence, heard } = await watching();
    assert.deepEqual(ids(presence), ['ann', 'bob']);
    assert.deepEqual([presence.occupancy, presence.isComplete], [2, true]);
    assert.deepEqual(heard.changes.at(-1).joined, [ANN, BOB]);
  });

  it('follows who comes, changes and goes', async () => {
    const { presence, server, heard } = await watching();
    server.socket.push(change({ joined: [CID], updated: [{ ...ANN, data: 1 }] }, 3));
    assert.deepEqual(ids(presence), ['ann', 'bob', 'cid']);
    assert.equal(presence.members[0].data, 1);
    server.socket.push(change({ left: [{ id: 'bob', reason: 'LOST' }] }, 2));
    assert.deepEqual(ids(presence), ['ann', 'cid']);
    assert.deepEqual(heard.changes.at(-1).left, [{ id: 'bob', reason: 'LOST' }]);
  });

  it('asks anew after a reconnection and tells what is other than before', async () => {
    const parts = await watching();
    parts.server.members = [ANN, CID];
    await reconnect(parts);
    assert.deepEqual(ids(parts.presence), ['ann', 'cid']);
    const { joined, left, occupancy } = parts.heard.changes.at(-1);
    assert.deepEqual([joined, left, occupancy], [[CID], [{ id: 'bob' }], 2]);
  });

  it('says who it is again after a reconnection', async () => {
    const parts = await watching([], { data: { name: 'Ann' } });
    await parts.presence.update({ name: 'Anne' });
    await reconnect(parts);
    const data = parts.server.received('subscribe').map((frame) => frame.data);
    assert.deepEqual(data, [{ name: 'Ann' }, { name: 'Anne' }]);
  });

  it('shares the channel with a subscription and loses no message by it', async () => {
    const parts = setup();
    const heard = recordedSubscription(parts.client, CHAT);
    await settle();
    parts.server.socket.push(message(21, CHAT));
    const presence = parts.client.presence(CHAT);
    await settle();
    const [, second] = parts.server.received('subscribe');
    assert.deepEqual([second.presence, second.since], [true, { epoch: 'e1', offset: 21 }]);
    parts.server.socket.push(message(22, CHAT));
    assert.deepEqual(heard.payloads(), ['m21', 'm22']);
    presence.close();
    await settle();
    assert.equal(parts.server.received('subscribe').at(-1).presence, undefined);
    assert.equal(parts.server.received('unsubscribe').length, 0);
    parts.server.socket.push(message(23, CHAT));
    assert.deepEqual(heard.payloads(), ['m21', 'm22', 'm23']);
  });

  it('stays when the page unsubscribes from the messages', async () => {
    const { client, server, presence } = await watching();
    recordedSubscription(client, CHAT);
    client.unsubscribe({ channel: CHAT });
    server.socket.push(change({ joined: [CID] }, 3));
    assert.equal(presence.occupancy, 3);
    assert.equal(server.received('unsubscribe').length, 0);
  });

  it('leaves the channel with the last that wants to know', async () => {
    const { client, server, presence } = await watching();
    const second = client.presence(CHAT);
    await settle();
    assert.deepEqual(ids(second), ['ann', 'bob']);
    presence.close();
    presence.close();
    assert.equal(server.received('unsubscribe').length, 0);
    second.close();
    assert.equal(server.received('unsubscribe').length, 1);
  });

  it('hears nothing after it is closed', async () => {
    const { client, server, presence, heard } = await watching();
    client.presence(CHAT);
    const before = heard.changes.length;
    presence.close();
    server.socket.push(change({ joined: [CID] }, 3));
    assert.equal(heard.changes.length, before);
  });

  it('tells the page if the server does not tell who is there', async () => {
    const parts = setup();
    parts.server.subscribed = ({ id, channel }) => ({ type: 'subscribed', id, channel });
    const errors = [];
    parts.client.presence(CHAT).on('error', (error) => errors.push(error.errorCode));
    await settle();
    assert.deepEqual(errors, ['SUBSCRIPTION_FAILED']);
  });

  it('keeps the number where there are too many, and asks again when a page may hold all', async () => {
    const { presence, server, clock } = await watching();
    server.socket.push({ type: 'presence', channel: CHAT, occupancy: 2_000 });
    assert.deepEqual([presence.occupancy, presence.isComplete], [2_000, false]);
    await clock.advance(5_000);
    assert.equal(server.received('presence').length, 1);
    server.members = [ANN];
    server.socket.push({ type: 'presence', channel: CHAT, occupancy: 1 });
    await clock.advance(5_000);
    assert.deepEqual([ids(presence), presence.isComplete], [['ann'], true]);
  });

  it('tries again when it asked too often', async () => {
    const { presence, server, clock } = await watching([]);
    server.members = [ANN];
    const { presence: answer } = server.answers;
    server.answers.presence = ({ id, channel }) => [
      { type: 'error', id, channel, code: 'RATE_LIMITED', status: 429, message: 'too much' },
    ];
    await reconnect({ server, clock });
    server.answers.presence = answer;
    await clock.advance(2_000);
    assert.deepEqual(ids(presence), ['ann']);
  });

  it('sends only the newest of several updates', async () => {
    const { presence, server } = await watching();
    await Promise.all([1, 2, 3, 4].map((data) => presence.update(data)));
    const sent = server.received('update').map(({ data }) => data);
    assert.deepEqual(sent, [1, 4]);
  });

  it('rejects an update that the server does not take, and does not come back with it', async () => {
    const parts = await watching([], { data: 1 });
    parts.server.answers.update = ({ id, channel }) => [
      { type: 'error', id, channel, code: 'BAD_INPUT', status: 400, message: 'data: too long' },
    ];
    await assert.rejects(parts.presence.update('x'), { errorCode: 'BAD_INPUT' });
    await reconnect(parts);
    assert.equal(parts.server.received('subscribe').at(-1).data, 1);
    await assert.rejects(
      parts.presence.update(() => {}),
      { errorCode: 'BAD_INPUT' },
    );
  });

  it('an update whose answer was lost with the connection goes out with the next one', async () => {
    const parts = await watching();
    parts.server.answers.update = () => [];
    const updated = parts.presence.update(7);
    await reconnect(parts);
    await updated;
    assert.equal(parts.server.received('subscribe').at(-1).data, 7);
  });

  it('refuses what is no channel, no event and no handler', async () => {
    const { client, presence } = await watching();
    assert.throws(() => client.presence({ name: '' }), { errorCode: 'BAD_INPUT' });
    assert.throws(() => presence.on('changed', () => {}), { errorCode: 'BAD_INPUT' });
    assert.throws(() => presence.on('change'), { errorCode: 'BAD_INPUT' });
  });
});
