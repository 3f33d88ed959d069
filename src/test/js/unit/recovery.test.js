import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NEWS,
  message,
  reconnect,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
} from './support/setup.js';

/** What the server pushes, without an id, where it could not deliver some messages. */
const repositioned = (position, reason) => ({
  type: 'subscribed',
  channel: NEWS,
  position,
  isSynced: false,
  reason,
});

const sinceOf = (server) => server.socket.received.find(({ type }) => type === 'subscribe').since;

describe('a resubscription', () => {
  it('asks for what came after the position that the server gave', async () => {
    const parts = await subscribedSetup();
    await reconnect(parts);
    assert.deepEqual(sinceOf(parts.server), { epoch: 'e1', offset: 20 });
  });

  it('asks for what came after the newest message, also past offsets for other recipients', async () => {
    const parts = await subscribedSetup();
    parts.server.socket.push([message(21), message(25), message(31)]);
    await reconnect(parts);
    assert.deepEqual(sinceOf(parts.server), { epoch: 'e1', offset: 31 });
  });

  it('that is synced gets the missed messages, then the live ones, each once', async () => {
    const parts = await subscribedSetup();
    const { server, heard } = parts;
    server.socket.push(message(21));
    server.position = { epoch: 'e1', offset: 23 };
    await reconnect(parts);
    assert.deepEqual(heard.isSynced(), [false, true]);
    server.socket.push([message(22), message(23)]);
    server.socket.push([message(23), message(24)]);
    assert.deepEqual(heard.payloads(), ['m21', 'm22', 'm23', 'm24']);
  });

  it('that breaks amid the replay goes on where the replay stood', async () => {
    const parts = await subscribedSetup();
    parts.server.position = { epoch: 'e1', offset: 29 };
    await reconnect(parts);
    parts.server.socket.push(message(21));
    await reconnect(parts);
    assert.deepEqual(sinceOf(parts.server), { epoch: 'e1', offset: 21 });
  });

  it('that is not synced says why and goes on from the new position', async () => {
    const parts = await subscribedSetup();
    const { server, heard } = parts;
    const position = { epoch: 'e2', offset: 3 };
    server.answers.subscribe = ({ id, channel }) => [
      { type: 'subscribed', id, channel, position, isSynced: false, reason: 'epochChanged' },
    ];
    await reconnect(parts);
    assert.deepEqual(heard.confirmed.at(-1), [
      heard.id,
      false,
      { position, reason: 'epochChanged' },
    ]);
    server.socket.push([message(3), message(4)]);
    assert.deepEqual(heard.payloads(), ['m4']);
    await reconnect(parts);
    assert.deepEqual(sinceOf(server), { epoch: 'e2', offset: 4 });
  });

  it('of a channel without history asks for nothing and is honest about it', async () => {
    const parts = setup();
    const { client, server } = parts;
    server.position = undefined;
    const heard = recordedSubscription(client);
    await settle();
    server.socket.push([message(undefined), message(undefined)]);
    await reconnect(parts);
    assert.equal(sinceOf(server), undefined);
    assert.deepEqual(heard.isSynced(), [false, false]);
    assert.deepEqual(heard.confirmed[0][2], { position: undefined, reason: undefined });
    assert.equal(heard.messages.length, 2);
  });

  it('that rewinds asks for the same again as long as nothing came', async () => {
    const parts = setup();
    recordedSubscription(parts.client, NEWS, { since: { last: 2 } });
    await settle();
    await reconnect(parts);
    assert.deepEqual(sinceOf(parts.server), { last: 2 });
    parts.server.socket.push(message(19));
    await reconnect(parts);
    assert.deepEqual(sinceOf(parts.server), { epoch: 'e1', offset: 19 });
  });

  it('that rewinds is not called synced when something was published meanwhile: nobody knows if it is all', async () => {
    const parts = setup();
    const { client, server } = parts;
    const heard = recordedSubscription(client, NEWS, { since: { last: 2 } });
    await settle();
    server.position = { epoch: 'e1', offset: 29 };
    await reconnect(parts);
    server.socket.push([message(28), message(29), message(30)]);
    const [, isSynced, details] = heard.confirmed.at(-1);
    assert.deepEqual(
      [isSynced, details],
      [false, { position: server.position, reason: 'unavailable' }],
    );
    assert.deepEqual(heard.payloads(), ['m28', 'm29', 'm30']);
  });

  it('that rewinds in another epoch is not called synced', async () => {
    const parts = setup();
    const heard = recordedSubscription(parts.client, NEWS, { since: { last: 2 } });
    await settle();
    parts.server.position = { epoch: 'e2', offset: 20 };
    await reconnect(parts);
    assert.deepEqual(heard.isSynced(), [true, false]);
  });

  it('that rewinds is synced when nothing was published meanwhile', async () => {
    const parts = setup();
    const heard = recordedSubscription(parts.client, NEWS, { since: { last: 2 } });
    await settle();
    await reconnect(parts);
    assert.deepEqual(heard.isSynced(), [true, true]);
  });

  it('tells a newcomer on its channel where the channel stands', async () => {
    const { client, server } = await subscribedSetup();
    server.socket.push(message(21));
    const newcomer = recordedSubscription(client);
    await settle();
    assert.deepEqual(newcomer.confirmed[0][2], {
      position: { epoch: 'e1', offset: 21 },
      reason: undefined,
    });
  });
});

describe('a server that re-positions an open subscription', () => {
  for (const reason of ['overflow', 'expired', 'epochChanged', 'unavailable']) {
    it(`because of ${reason} makes every subscription hear that it missed something`, async () => {
      const { client, server, heard } = await subscribedSetup();
      const second = recordedSubscription(client);
      await settle();
      const position = { epoch: 'e1', offset: 90 };
      server.socket.push(repositioned(position, reason));
      for (const each of [heard, second]) {
        assert.deepEqual(each.confirmed.at(-1), [each.id, false, { position, reason }]);
      }
    });
  }

  it('moves what the next reconnection asks for', async () => {
    const parts = await subscribedSetup();
    const position = { epoch: 'e2', offset: 90 };
    parts.server.socket.push(repositioned(position, 'expired'));
    parts.server.socket.push([message(90), message(91)]);
    assert.deepEqual(parts.heard.payloads(), ['m91']);
    await reconnect(parts);
    assert.deepEqual(sinceOf(parts.server), { epoch: 'e2', offset: 91 });
  });
});
