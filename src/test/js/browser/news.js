import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from './support/browser.js';
import { logIn, message } from './support/steps.js';

/** @param {{visit: Function}} world */
export function newsTests(world) {
  describe('Breaking News', () => {
    it('alerts members on the subjects that they chose', async () => {
      const reader = await (await world.visit()).open('news/index.html');
      const publisher = await (await world.visit()).open('news/publisher.html');
      await logIn(reader, 'ann');
      await reader.getByLabel('weather').check();
      await reader.getByLabel('culture').check();
      await logIn(publisher, 'admin');
      await publish(publisher, 'weather', 'Storm at noon');
      await message(reader, 'Storm at noon').waitFor();
      await publish(publisher, 'sports', 'Home win');
      await publish(publisher, 'culture', 'Museum reopens');
      await message(reader, 'Museum reopens').waitFor();
      assert.equal(await message(reader, 'Home win').count(), 0);
      await keepScreenshot(reader, 'news-reader');
      await keepScreenshot(publisher, 'news-publisher');
    });

    it('shows the last alerts of a subject to those who choose it later', async () => {
      const publisher = await (await world.visit()).open('news/publisher.html');
      await logIn(publisher, 'admin');
      await publish(publisher, 'traffic', 'Bridge closed');
      const reader = await (await world.visit()).open('news/index.html');
      await logIn(reader, 'bob');
      await reader.getByLabel('traffic').check();
      await message(reader, 'Bridge closed').waitFor();
    });

    it('tells visitors that alerts are for members', async () => {
      const reader = await (await world.visit()).open('news/index.html');
      await reader.getByLabel('weather').click();
      await reader.getByRole('alert').filter({ hasText: 'Only members' }).waitFor();
      assert.equal(await reader.getByLabel('weather').isChecked(), false);
    });

    it('lets nobody publish but administrators', async () => {
      const publisher = await (await world.visit()).open('news/publisher.html');
      await logIn(publisher, 'ann');
      await publisher.getByLabel('Headline').fill('Not for me to say');
      await publisher.getByRole('button', { name: 'Publish' }).click();
      await publisher.getByRole('alert').filter({ hasText: 'Only an administrator' }).waitFor();
    });
  });
}

async function publish(page, subject, headline) {
  await page.getByLabel('Subject').selectOption(subject);
  await page.getByLabel('Headline').fill(headline);
  await page.getByRole('button', { name: 'Publish' }).click();
  await message(page, headline).waitFor();
}
