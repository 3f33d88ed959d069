import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconnect, settle, setup } from './support/setup.js';
import { ANN, CHAT, ids, watching } from './support/watching.js';

describe('what is asked about who is there', () => {
  it('a page whose answer was lost with the connection is asked for again', async () => {
    const parts = await watching();
    const { presence: answer } = parts.server.answers;
    parts.server.answers.presence = () => [];
    const asked = parts.presence.page('ann');
    await settle();
    parts.server.answers.presence = answer;
    await reconnect(parts);
    assert.deepEqual(ids(await asked), ['ann', 'bob']);
    const pages = parts.server.received('presence').map(({ after }) => after);
    assert.deepEqual(pages, [undefined, 'ann', 'ann', undefined]);
  });

  it('a page that is asked for without a connection is asked for when there is one', async () => {
    const parts = setup();
    parts.server.members = [ANN];
    const presence = parts.client.presence(CHAT);
    assert.deepEqual(ids(await presence.page()), ['ann']);
  });

  it('rejects what nobody will answer any more', async () => {
    const { server, presence } = await watching();
    Object.assign(server.answers, { presence: () => [], update: () => [] });
    const open = [presence.page(), presence.update(1)];
    await settle();
    server.socket.push({ type: 'unsubscribed', channel: CHAT, status: 403 });
    for (const each of [...open, presence.page(), presence.update(2)]) {
      await assert.rejects(each, { errorCode: 'DISCONNECTED' });
    }
  });

  it('rejects what is asked for after the end', async () => {
    const { presence } = await watching();
    const asked = presence.page();
    presence.close();
    await assert.rejects(asked, { errorCode: 'DISCONNECTED' });
    await assert.rejects(presence.page(), { errorCode: 'DISCONNECTED' });
    await assert.rejects(presence.update(1), { errorCode: 'DISCONNECTED' });
  });
});
