import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

const ROOM = { name: 'hello-room' };

/** Pages that see each other, on the real server. */
export function presenceTests(world) {
  describe('Pages that know who is there', () => {
    it('see each other come, change and go, and again after a reconnection', async () => {
      const first = await enter(await world.visit(), 'first');
      await first.sees(['first']);
      const visit = await world.visit();
      const second = await enter(visit, 'second');
      await first.sees(['first', 'second']);
      await second.sees(['first', 'second']);
      await second.update('second, writing');
      await first.sees(['first', 'second, writing']);
      await second.page.close();
      await first.sees(['first']);
      assert.deepEqual(await first.reasons(), ['CLOSED']);
      await first.reconnect();
      const third = await enter(await world.visit(), 'third');
      await first.sees(['first', 'third']);
      await third.sees(['first', 'third']);
    });
  });
}

/** Somebody's page, which says its name to the others. */
async function enter(visit, name) {
  const page = await visit.load('index.html');
  await page.evaluate(
    async ([channel, data]) => {
      const { createClient } = await import('./js/kanal.js');
      const client = createClient();
      const room = client.presence(channel, { data });
      const left = [];
      room.on('change', (change) => left.push(...change.left));
      Object.assign(window, { client, room, left });
    },
    [ROOM, name],
  );
  return {
    page,
    sees: (names) =>
      page.waitForFunction(
        (wanted) =>
          window.room.isComplete &&
          window.room.occupancy === wanted.length &&
          JSON.stringify(window.room.members.map(({ data }) => data).sort()) ===
            JSON.stringify(wanted),
        names,
      ),
    update: (data) => page.evaluate((said) => window.room.update(said), data),
    reconnect: () => page.evaluate(() => window.client.reconnect()),
    reasons: () => page.evaluate(() => window.left.map(({ reason }) => reason)),
  };
}
