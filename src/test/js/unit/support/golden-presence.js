import assert from 'node:assert/strict';
import { settle, setup } from './setup.js';

const CHAT = { name: 'chat', resourceId: '7' };

/** A page that wants to know who is there. */
async function watching(prepare = () => {}) {
  const parts = setup();
  prepare(parts.server);
  const presence = parts.client.presence(CHAT);
  await settle();
  return { ...parts, presence };
}

async function told(frame, sent = frame) {
  const parts = await watching();
  const heard = [];
  parts.presence.on('change', (change) => heard.push(change));
  parts.server.socket.push(sent);
  const { joined, updated, left, occupancy } = frame;
  assert.deepEqual(heard, [{ joined, updated, left, occupancy }]);
  return parts;
}

/** What the page gets of each frame about who is there. */
export const presenceUnderstood = {
  'subscribed, with how many are there': async (frame) => {
    const { presence } = await watching((server) => {
      server.answers.subscribe = ({ id }) => [{ ...frame, id }];
      server.answers.presence = () => [];
    });
    assert.equal(presence.occupancy, frame.occupancy);
  },
  'who has come, changed and gone': told,
  'how many are there now': async (frame) => {
    const { presence } = await told({ joined: [], updated: [], left: [], ...frame }, frame);
    assert.deepEqual([presence.occupancy, presence.isComplete], [frame.occupancy, false]);
  },
  members: async (frame) => {
    const { presence } = await watching((server) => {
      server.answers.presence = ({ id }) => [{ ...frame, id }];
    });
    const { members, occupancy, isComplete } = presence;
    assert.deepEqual([members, occupancy, isComplete], [frame.members, frame.occupancy, true]);
  },
  'some of the members': async (frame) => {
    const { presence, server } = await watching();
    server.answers.presence = ({ id }) => [{ ...frame, id }];
    const { members, occupancy, next } = frame;
    assert.deepEqual(await presence.page(), { members, occupancy, next });
  },
  updated: async (frame) => {
    const { presence, server } = await watching();
    server.answers.update = ({ id }) => [{ ...frame, id }];
    await presence.update(1);
  },
};
