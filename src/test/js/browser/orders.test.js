/** The page of the example in examples/orders, which OrdersExampleIT has built. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { keepScreenshot, launchBrowser, Visit } from './support/browser.js';
import { Server } from './support/server.js';

const WAR = fileURLToPath(
  new URL('../../../../examples/orders/target/orders.war', import.meta.url),
);

describe('The page of the order service', { timeout: 300_000 }, () => {
  let server;
  let browser;

  before(async () => {
    const starting = [
      Server.create({
        war: WAR,
        settings: { 'orders.db.url': 'jdbc:h2:mem:page;DB_CLOSE_DELAY=-1' },
      }).then((started) => (server = started)),
      launchBrowser().then((launched) => (browser = launched)),
    ];
    await Promise.allSettled(starting);
    await Promise.all(starting);
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function logIn(name) {
    const visit = await Visit.begin(browser, server.address.replace('/kanal/', '/orders/'));
    const page = await visit.load('');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(`${name}-secret`);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'Your orders' }).waitFor();
    return { visit, page };
  }

  it('shows in one window what happens in the other', async () => {
    const { visit, page } = await logIn('ann');
    await page.getByLabel('Article').fill('pen');
    await page.getByRole('button', { name: 'Order', exact: true }).click();
    await page.getByText('It is PLACED.').waitFor();
    const other = await visit.load('');
    await other.getByRole('button', { name: /Order \d/ }).click();
    await other.getByText('It is PLACED.').waitFor();
    await page.getByRole('button', { name: 'Pay' }).click();
    await other.getByText('It is PAID.').waitFor();
    await other.getByRole('button', { name: 'Ship' }).click();
    await page.getByText('It is SHIPPED.').waitFor();
    await page.getByRole('button', { name: 'Ship' }).click();
    await page.getByText('HTTP 409').waitFor();
    assert.deepEqual(visit.failures, []);
    await visit.end();
  });

  it('shows customer and shop that the other looks at the order', async () => {
    const { visit, page } = await logIn('ann');
    await page.getByLabel('Article').fill('ink');
    await page.getByRole('button', { name: 'Order', exact: true }).click();
    await page.getByText('Looking at it: ann', { exact: true }).waitFor();
    const title = await page.getByRole('heading', { name: /Order \d+: ink/ }).textContent();
    const shop = await logIn('sam');
    await shop.page.getByRole('button', { name: title.split(':')[0], exact: true }).click();
    await shop.page.getByText('Looking at it: ann, sam', { exact: true }).waitFor();
    await page.getByText('Looking at it: ann, sam', { exact: true }).waitFor();
    await keepScreenshot(shop.page, 'order-watched');
    await shop.visit.end();
    await page.getByText('Looking at it: ann', { exact: true }).waitFor();
    assert.deepEqual(visit.failures, []);
    await visit.end();
  });

  it('shows nobody what another ordered', async () => {
    const { visit, page } = await logIn('bob');
    await page.getByText('Connects with your first order').waitFor();
    assert.equal(await page.getByRole('button', { name: /Order \d/ }).count(), 0);
    const answer = await page.evaluate(() => fetch('api/orders/1').then(({ status }) => status));
    assert.equal(answer, 404);
    await visit.end();
  });
});
