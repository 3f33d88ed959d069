/** A page of Jakarta Faces with kanal:channel, in an application that has Kanal's library. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser, Visit } from './support/browser.js';
import { Server } from './support/server.js';

const TARGET = fileURLToPath(new URL('../../../../target/', import.meta.url));
const PAGES = fileURLToPath(new URL('faces/', import.meta.url));

/** The unpacked WAR of an application: its page, its bean, and the library. */
async function unpackedWar(folder) {
  const war = join(folder, 'shop');
  const beans = 'org/kanal/library/faces';
  await mkdir(join(war, 'WEB-INF/lib'), { recursive: true });
  await cp(`${PAGES}index.xhtml`, join(war, 'index.xhtml'));
  await cp(`${PAGES}web.xml`, join(war, 'WEB-INF/web.xml'));
  await cp(`${TARGET}kanal-library.jar`, join(war, 'WEB-INF/lib/kanal-library.jar'));
  await cp(`${TARGET}test-classes/${beans}`, join(war, 'WEB-INF/classes', beans), {
    recursive: true,
  });
  await writeFile(join(war, 'WEB-INF/beans.xml'), '');
  return war;
}

describe('A Faces page with kanal:channel', { timeout: 300_000 }, () => {
  let folder;
  let server;
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanal-faces-'));
    const war = await unpackedWar(folder);
    const starting = [
      Server.create({ war }).then((started) => (server = started)),
      launchBrowser().then((launched) => (browser = launched)),
    ];
    await Promise.allSettled(starting);
    await Promise.all(starting);
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('renders a part anew for a message, and before the first one', async () => {
    const visit = await Visit.begin(browser, server.address.replace('/kanal/', '/shop/'));
    const page = await visit.load('');
    await page.getByText('It is PLACED, loaded 1 times.').waitFor();
    const other = await visit.load('');
    await other.getByText('It is PLACED, loaded 2 times.').waitFor();
    await other.getByRole('button', { name: 'Pay' }).click();
    await page.getByText('It is PAID').waitFor();
    await page.getByText('Heard: PAID').waitFor();
    assert.deepEqual(visit.failures, []);
    await visit.end();
  });

  it('goes on where the whole page is rendered anew', async () => {
    const visit = await Visit.begin(browser, server.address.replace('/kanal/', '/shop/'));
    const page = await visit.load('');
    await page.getByText('loaded 3 times').waitFor();
    await page.evaluate(() => (document.getElementById('heard').textContent = 'nothing yet'));
    await page.getByRole('button', { name: 'Everything anew' }).click();
    await page.getByText('Heard: nothing yet').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ship' }).click();
    await page.getByText('It is SHIPPED, loaded 3 times.').waitFor();
    await page.getByText('Heard: SHIPPED').waitFor();
    assert.deepEqual(visit.failures, []);
    await visit.end();
  });
});
