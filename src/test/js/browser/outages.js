import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from './support/browser.js';
import { Network } from './support/network.js';
import { box, connectionIs, error, message, say, textsOf } from './support/steps.js';
import { Wire } from './support/wire.js';

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
      await connectionIs(page, 'Connection lost, trying again');
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

  describe('A page whose network changed', () => {
    it('does not wait for a socket that looks alive and is dead', async (t) => {
      const network = await Network.to(world.server.address);
      t.after(() => network.close());
      const away = await world.visit({}, network.address(world.server.address));
      const page = await away.open('hello/index.html');
      const other = await (await world.visit()).open('hello/index.html');
      network.freeze();
      await say(other, 'said into the void');
      await away.setOffline(true);
      await connectionIs(page, 'Connection lost, trying again');
      await away.setOffline(false);
      // the heartbeat alone would take a minute to notice, which is longer than this waits
      await message(page, 'said into the void').waitFor();
      await connectionIs(page, 'Connected');
    });
  });

  describe('A page that the server wants no more', () => {
    for (const [path, title] of [
      ['hello/channels.html', 'hello-two'],
      ['hello/permissions.html', 'everyone'],
    ]) {
      it(`says that its connection is closed: ${path}`, async () => {
        const wire = new Wire();
        const page = await (await world.visit()).load(path, wire.prepare);
        await box(page, title).getByText('Listening').waitFor();
        await wire.close(4503, 'BANNED');
        await connectionIs(page, 'Connection closed');
        await error(page, 'connection closed (4503 BANNED)').waitFor();
        await box(page, title).getByText('Connection closed').waitFor();
      });
    }
  });

  describe('A box', () => {
    it('does not say that it listens while the connection is lost', async () => {
      const wire = new Wire();
      const page = await (await world.visit()).load('hello/channels.html', wire.prepare);
      await box(page, 'hello-two').getByText('Listening').waitFor();
      await page.context().setOffline(true);
      await box(page, 'hello-two').getByText('Waiting for the connection').waitFor();
      await page.context().setOffline(false);
      await box(page, 'hello-two').getByText('Listening').waitFor();
    });

    it('that was refused says so, and asks again on the next connection', async () => {
      const wire = new Wire();
      const page = await (await world.visit()).load('hello/channels.html', wire.prepare);
      const state = (text) => box(page, 'hello-two').getByText(text).waitFor();
      await state('Listening');
      wire.push({
        type: 'unsubscribed',
        channel: { name: 'hello-two' },
        code: 'SUBSCRIPTION_FAILED',
        status: 403,
        message: 'revoked for a while',
      });
      await state('revoked for a while');
      await wire.close(4001, 'SHUTDOWN');
      await state('Listening');
    });
  });

  describe('When the server restarts,', () => {
    it('pages of both modules show it, come back by themselves and go on receiving', async () => {
      const visit = await world.visit();
      const velo = await visit.open('hello/index.html');
      const kanal = await visit.open('index.html');
      await world.server.stop();
      for (const page of [velo, kanal]) await connectionIs(page, 'Connection lost, trying again');
      await keepScreenshot(velo, 'server-gone');
      await velo.getByLabel('Your message').fill('too early');
      await velo.getByRole('button', { name: 'Publish' }).click();
      await velo.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
      await error(velo, 'connection closed').waitFor();
      await world.server.start();
      for (const page of [velo, kanal]) {
        // the browser's own event, so that the test need not wait for the next try
        await page.evaluate(() => window.dispatchEvent(new Event('online')));
        await connectionIs(page, 'Connected');
        assert.equal(await page.locator('#error').textContent(), '', 'that trouble is over');
      }
      await say(velo, 'after the restart');
      for (const page of [velo, kanal]) await message(page, 'after the restart').waitFor();
    });
  });
}
