import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from './support/browser.js';
import { Network } from './support/network.js';
import { connectionIs, message, say, textsOf } from './support/steps.js';

/** @param {{visit: Function, server: import('./support/server.js').Server}} world */
export function outageTests(world) {
  describe('A page that was offline', () => {
    it('comes back by itself and gets what it missed, in order, each once', async (t) => {
      const network = await Network.to(world.server.address);
      t.after(() => network.close());
      const away = await world.visit({}, network.address(world.server.address));
      const page = await away.open('hello/index.html');
      const other = await (await world.visit()).open('hello/index.html');
      await say(other, 'before');
      await message(page, 'before').waitFor();
      await away.setOffline(true);
      network.cut();
      await connectionIs(page, 'Connection lost');
      for (const text of ['missed 1', 'missed 2', 'missed 3']) await say(other, text);
      await message(other, 'missed 3').waitFor();
      await away.setOffline(false);
      await connectionIs(page, 'Connected');
      await say(other, 'after');
      await message(page, 'after').waitFor();
      assert.deepEqual(await textsOf(page.locator('.messages')), [
        'after',
        'missed 3',
        'missed 2',
        'missed 1',
        'before',
      ]);
    });
  });

  describe('When the server restarts,', () => {
    it('pages of both modules show it, come back by themselves and go on receiving', async () => {
      const visit = await world.visit();
      const velo = await visit.open('hello/index.html');
      const kanal = await visit.open('index.html');
      await world.server.stop();
      for (const page of [velo, kanal]) await connectionIs(page, 'Connection lost');
      await keepScreenshot(velo, 'server-gone');
      await velo.getByLabel('Your message').fill('too early');
      await velo.getByRole('button', { name: 'Publish' }).click();
      await velo.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
      await world.server.start();
      for (const page of [velo, kanal]) {
        // the browser's own event, so that the test need not wait for the next try
        await page.evaluate(() => window.dispatchEvent(new Event('online')));
        await connectionIs(page, 'Connected');
      }
      await say(velo, 'after the restart');
      for (const page of [velo, kanal]) await message(page, 'after the restart').waitFor();
    });
  });
}
