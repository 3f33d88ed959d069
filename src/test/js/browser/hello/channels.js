import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepScreenshot } from '../support/browser.js';
import { box } from '../support/steps.js';

const TITLES = ['hello-one', 'hello-one/left', 'hello-one/right', 'hello-two'];

/** @param {{visit: Function}} world */
export function channelTests(world) {
  describe('Hello Realtime, channels', () => {
    it('brings each message to the box of its channel or resource only, in both pages', async () => {
      const sender = await (await world.visit()).open('hello/channels.html');
      const reader = await (await world.visit()).open('hello/channels.html');
      for (const page of [sender, reader]) await allListen(page);
      for (const title of TITLES) {
        await sender.getByRole('button', { name: `Publish on ${title}`, exact: true }).click();
      }
      for (const page of [sender, reader]) {
        for (const title of TITLES) {
          const messages = box(page, title).locator('li');
          await messages.first().waitFor();
          const texts = await messages.allTextContents();
          assert.equal(texts.length, 1, `${title}: ${texts}`);
          assert.match(texts[0], new RegExp(`^Hello ${title},`));
        }
      }
      await keepScreenshot(reader, 'hello-channels');
    });

    it('publishes once for each time that the keyboard presses a button', async () => {
      const page = await (await world.visit()).open('hello/channels.html');
      await allListen(page);
      const button = page.getByRole('button', { name: 'Publish on hello-two' });
      await button.focus();
      for (const times of [1, 2]) {
        await page.keyboard.press('Enter');
        await box(page, 'hello-two')
          .locator('li')
          .nth(times - 1)
          .waitFor();
        await button.and(page.locator(':focus')).waitFor();
      }
    });
  });
}

/** @param {import('playwright-core').Page} page */
async function allListen(page) {
  for (const title of TITLES) await box(page, title).getByText('Listening').waitFor();
}
