import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from '../support/browser.js';
import { box, logIn, logOut } from '../support/steps.js';
import { Wire } from '../support/wire.js';

/** @param {{visit: Function}} world */
export function permissionTests(world) {
  describe('Hello Realtime, permissions', () => {
    it('lets a visitor into the channel for everyone only', async () => {
      const page = await (await world.visit()).open('hello/permissions.html');
      await open(page, 'everyone');
      await closed(page, 'members-only');
      await closed(page, 'admins-only');
    });

    it('lets a member in after the login, and shows what others say there', async () => {
      const member = await (await world.visit()).open('hello/permissions.html');
      const visitor = await (await world.visit()).open('hello/permissions.html');
      await logIn(member, 'ann');
      await open(member, 'members-only');
      await closed(member, 'admins-only');
      await publish(visitor, 'members-only');
      await box(member, 'members-only').getByText('Hello members-only').waitFor();
      await publish(visitor, 'everyone');
      await box(visitor, 'everyone').getByText('Hello everyone').waitFor();
      assert.equal(await box(visitor, 'members-only').locator('li').count(), 0);
      await keepScreenshot(member, 'hello-permissions');
    });

    it('names a publisher who is logged in', async () => {
      const page = await (await world.visit()).open('hello/permissions.html');
      await logIn(page, 'bob');
      await open(page, 'members-only');
      await publish(page, 'members-only');
      await box(page, 'members-only').getByText('from demo:bob').waitFor();
    });

    it('lets an administrator into every channel', async () => {
      const page = await (await world.visit()).open('hello/permissions.html');
      await logIn(page, 'admin');
      for (const title of ['everyone', 'members-only', 'admins-only']) await open(page, title);
    });

    it('can be used on when somebody logs out before the answer to the login came', async () => {
      const wire = new Wire();
      const page = await (await world.visit()).load('hello/permissions.html', wire.prepare);
      await open(page, 'everyone');
      wire.swallows = (text) => text.includes('"subscribed"');
      await logIn(page, 'ann');
      wire.swallows = () => false;
      await logOut(page);
      await open(page, 'everyone');
      await logIn(page, 'ann');
      await open(page, 'members-only');
    });

    it('can log in and out by the keyboard', async () => {
      const page = await (await world.visit()).open('hello/permissions.html');
      await page.getByRole('button', { name: 'Log in as ann' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Log out' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#who', { hasText: 'a visitor' }).waitFor();
      await page
        .getByRole('button', { name: 'Log in as ann' })
        .and(page.locator(':focus'))
        .waitFor();
    });

    it('ends with the logout what the login had opened, in the other window too', async () => {
      const visit = await world.visit();
      const here = await visit.open('hello/permissions.html');
      await logIn(here, 'ann');
      await open(here, 'members-only');
      const there = await visit.open('hello/permissions.html');
      await open(there, 'members-only');
      await logOut(here);
      for (const page of [here, there]) {
        await closed(page, 'members-only');
        await page.locator('#who', { hasText: 'a visitor' }).waitFor();
      }
    });
  });
}

function open(page, title) {
  return box(page, title).getByText('Listening').waitFor();
}

function closed(page, title) {
  return box(page, title).getByText('no permission').waitFor();
}

function publish(page, title) {
  return page.getByRole('button', { name: `Publish on ${title}`, exact: true }).click();
}
