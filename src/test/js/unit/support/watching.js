import { settle, setup } from './setup.js';

export const CHAT = { name: 'chat' };
export const ANN = { id: 'ann', type: 'MEMBER', since: 1 };
export const BOB = { id: 'bob', type: 'MEMBER', since: 2 };

export const ids = ({ members }) => members.map(({ id }) => id);

/** A page that knows who is on the chat. */
export async function watching(members = [ANN, BOB], options) {
  const parts = setup();
  parts.server.members = members;
  const heard = { changes: [], errors: [] };
  const presence = parts.client.presence(CHAT, options);
  presence.on('change', (change) => heard.changes.push(change));
  presence.on('error', (error) => heard.errors.push(error));
  await settle();
  return { ...parts, presence, heard };
}
