import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from './support/browser.js';
import { connectionIs } from './support/steps.js';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const PAGES = {
  start: ['index.html', 'Connected'],
  'hello-simple': ['hello/index.html', 'Connected'],
  'hello-channels': ['hello/channels.html', 'Connected'],
  'hello-permissions': ['hello/permissions.html', 'Connected'],
  'news-reader': ['news/index.html', 'Not connected'],
  'news-publisher': ['news/publisher.html'],
};

/** @param {{visit: Function}} world */
export function phoneTests(world) {
  describe('On a phone, 360 pixels wide,', () => {
    for (const [name, [path, connection]] of Object.entries(PAGES)) {
      it(`${name} fits without scrolling sideways`, async () => {
        const page = await (await world.visit(PHONE)).load(path);
        if (connection) await connectionIs(page, connection);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(width, 360);
        await keepScreenshot(page, `${name}-phone`);
      });
    }
  });
}
