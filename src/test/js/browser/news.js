import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from './support/browser.js';
import { connectionIs, error, logIn, logOut, message, textsOf } from './support/steps.js';
import { Wire } from './support/wire.js';

const SPORTS = { name: 'members', resourceId: 'sports' };

/** @param {{visit: Function}} world */
export function newsTests(world) {
  describe('Breaking News', () => {
    it('alerts members on the subjects that they chose', async () => {
      const reader = await (await world.visit()).load('news/index.html');
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
      const reader = await (await world.visit()).load('news/index.html');
      await logIn(reader, 'bob');
      await reader.getByLabel('traffic').check();
      await message(reader, 'Bridge closed').waitFor();
    });

    it('puts alerts in the order of their time, whichever subject was chosen first', async () => {
      const alert = (subject, headline, publishedAt) =>
        world.server.publish({ name: 'members', resourceId: subject }, { headline, publishedAt });
      await alert('sports', 'Kick-off', '2040-05-01T15:00:00Z');
      await alert('traffic', 'Jam at the stadium', '2040-05-01T16:00:00Z');
      await alert('sports', 'Final whistle', '2040-05-01T17:00:00Z');
      const reader = await memberWith(world, 'sports');
      await message(reader, 'Final whistle').waitFor();
      await reader.getByLabel('traffic').check();
      await message(reader, 'Jam at the stadium').waitFor();
      const texts = await textsOf(reader.locator('#alerts'));
      assert.deepEqual(texts.slice(0, 3), ['Final whistle', 'Jam at the stadium', 'Kick-off']);
    });

    it('shows an alert once when its subject is left and chosen again', async () => {
      await world.server.publish(SPORTS, { headline: 'Once', publishedAt: '2040-06-01T15:00:00Z' });
      const reader = await memberWith(world, 'sports');
      await message(reader, 'Once').waitFor();
      await reader.getByLabel('sports').uncheck();
      assert.equal(await message(reader, 'Once').count(), 0, 'it is none of the chosen ones now');
      await reader.getByLabel('sports').check();
      await message(reader, 'Once').first().waitFor();
      await world.server.publish(SPORTS, {
        headline: 'Later',
        publishedAt: '2040-06-01T16:00:00Z',
      });
      await message(reader, 'Later').waitFor();
      assert.equal(await message(reader, 'Once').count(), 1);
    });

    it('shows whatever is published there as text, and stumbles over nothing', async () => {
      const reader = await memberWith(world, 'sports');
      for (const payload of [
        null,
        17,
        { headline: { no: 'text' } },
        { headline: '<img src=x onerror=alert(1)>', publishedAt: 'no time' },
      ]) {
        await world.server.publish(SPORTS, payload);
      }
      await message(reader, '<img src=x').waitFor();
      assert.equal(await reader.locator('#alerts img').count(), 0);
      assert.equal(await message(reader, 'Invalid Date').count(), 0);
      assert.equal(await message(reader, '[object Object]').count(), 0);
    });

    it('gets the last alerts anew when some were lost, each once', async () => {
      const wire = new Wire();
      const reader = await (await world.visit()).load('news/index.html', wire.prepare);
      await logIn(reader, 'ann');
      await reader.getByLabel('sports').check();
      await world.server.publish(SPORTS, { headline: 'Came', publishedAt: '2040-07-01T15:00:00Z' });
      await message(reader, 'Came').waitFor();
      const swallowed = new Promise((resolve) => {
        wire.swallows = (text) => text.includes('Swallowed') && (resolve(), true);
      });
      await world.server.publish(SPORTS, {
        headline: 'Swallowed',
        publishedAt: '2040-07-01T16:00:00Z',
      });
      await swallowed;
      wire.swallows = () => false;
      wire.push({ type: 'subscribed', channel: SPORTS, isSynced: false, reason: 'overflow' });
      await message(reader, 'Swallowed').waitFor();
      assert.equal(await message(reader, 'Came').count(), 1);
    });

    it('leaves a subject that the reader may not read any more', async () => {
      const visit = await world.visit();
      const reader = await visit.load('news/index.html');
      await logIn(reader, 'ann');
      await reader.getByLabel('weather').check();
      await connectionIs(reader, 'Connected');
      const other = await visit.load('news/publisher.html');
      await logOut(other);
      await error(reader, 'Only members').waitFor();
      assert.equal(await reader.getByLabel('weather').isChecked(), false);
      await connectionIs(reader, 'Not connected');
    });

    it('brings what is for one reader to no other', async () => {
      const [ann, bob] = [
        await memberWith(world, 'culture'),
        await memberWith(world, 'culture', 'bob'),
      ];
      const alert = (headline, users) =>
        world.server.publish(
          { name: 'members', resourceId: 'culture' },
          { headline, publishedAt: '2040-08-01T15:00:00Z' },
          users,
        );
      await alert('For Ann', ['demo:ann']);
      await alert('For both', ['demo:ann', 'demo:bob']);
      await alert('For everybody');
      for (const reader of [ann, bob]) {
        await message(reader, 'For both').waitFor();
        await message(reader, 'For everybody').waitFor();
      }
      assert.deepEqual(
        [await message(ann, 'For Ann').count(), await message(bob, 'For Ann').count()],
        [1, 0],
      );
    });

    it('tells visitors that alerts are for members', async () => {
      const reader = await (await world.visit()).load('news/index.html');
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

/** A reader's page with one subject chosen and live. */
async function memberWith(world, subject, name = 'ann') {
  const reader = await (await world.visit()).load('news/index.html');
  await logIn(reader, name);
  await reader.getByLabel(subject).check();
  await connectionIs(reader, 'Connected');
  return reader;
}

async function publish(page, subject, headline) {
  await page.getByLabel('Subject').selectOption(subject);
  await page.getByLabel('Headline').fill(headline);
  await page.getByRole('button', { name: 'Publish' }).click();
  await message(page, headline).waitFor();
}
