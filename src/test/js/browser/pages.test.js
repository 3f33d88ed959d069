/** One server and one browser for all tests of the pages; hence one file that Node runs. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe } from 'node:test';
import { launchBrowser, Visit } from './support/browser.js';
import { Server } from './support/server.js';
import { channelTests } from './hello/channels.js';
import { permissionTests } from './hello/permissions.js';
import { simpleTests } from './hello/simple.js';
import { clientTests } from './client.js';
import { newsTests } from './news.js';
import { outageTests } from './outages.js';
import { phoneTests } from './phone.js';
import { presenceTests } from './presence.js';

describe('In a real browser', { timeout: 600_000 }, () => {
  let browser;
  let visits = [];
  const world = {
    server: undefined,
    /** Somebody comes; at the end of the test they go. */
    async visit(options, address = world.server.address) {
      const visit = await Visit.begin(browser, address, options);
      visits.push(visit);
      return visit;
    },
  };

  before(async () => {
    const starting = [
      Server.create().then((server) => (world.server = server)),
      launchBrowser().then((launched) => (browser = launched)),
    ];
    // If one fails the other is still waited for: what is started must be known, to be ended.
    await Promise.allSettled(starting);
    await Promise.all(starting);
  });

  afterEach(async () => {
    const failures = visits.flatMap((visit) => visit.failures);
    await Promise.all(visits.map((visit) => visit.end()));
    visits = [];
    assert.deepEqual(failures, [], 'no page may throw');
  });

  after(async () => {
    await browser?.close();
    await world.server?.close();
  });

  for (const tests of [
    simpleTests,
    channelTests,
    permissionTests,
    newsTests,
    clientTests,
    phoneTests,
    presenceTests,
    outageTests,
  ]) {
    tests(world);
  }
});
