import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepScreenshot } from '../support/browser.js';
import { message, say } from '../support/steps.js';

/** @param {{visit: Function}} world */
export function simpleTests(world) {
  describe('Hello Realtime, simple', () => {
    it('shows in each of two pages what the other one says', async () => {
      const ann = await (await world.visit()).open('hello/index.html');
      const bob = await (await world.visit()).open('hello/index.html');
      await say(ann, 'Hello Bob');
      await message(bob, 'Hello Bob').waitFor();
      await say(bob, 'Hello Ann');
      await message(ann, 'Hello Ann').waitFor();
      await keepScreenshot(ann, 'hello-simple');
    });

    it('shows a message once to the page that sent it too', async () => {
      const page = await (await world.visit()).open('hello/index.html');
      await say(page, 'only once');
      await say(page, 'and this later');
      await message(page, 'and this later').waitFor();
      assert.equal(await message(page, 'only once').count(), 1);
    });

    it('is heard on the start page too, which uses the other module', async () => {
      const visit = await world.visit();
      const start = await visit.open('index.html');
      const page = await visit.open('hello/index.html');
      await say(page, 'Hello start page');
      await message(start, 'Hello start page').waitFor();
      await keepScreenshot(start, 'start');
    });

    it('shows markup in a message as text', async () => {
      const page = await (await world.visit()).open('hello/index.html');
      await say(page, '<b>bold</b>');
      await message(page, '<b>bold</b>').waitFor();
      assert.equal(await page.locator('.messages b').count(), 0);
    });

    it('tells what is wrong with a message that the backend refuses', async () => {
      const page = await (await world.visit()).open('hello/index.html');
      await page.getByLabel('Your message').fill('   ');
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('alert').filter({ hasText: 'allowed: a text of 1 to 280' }).waitFor();
    });
  });
}
