import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { keepScreenshot } from './support/browser.js';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const PAGES = {
  start: 'index.html',
  'hello-simple': 'hello/index.html',
  'hello-channels': 'hello/channels.html',
  'hello-permissions': 'hello/permissions.html',
  'news-reader': 'news/index.html',
  'news-publisher': 'news/publisher.html',
};

/** @param {{visit: Function}} world */
export function phoneTests(world) {
  describe('On a phone, 360 pixels wide,', () => {
    for (const [name, path] of Object.entries(PAGES)) {
      it(`${name} fits without scrolling sideways`, async () => {
        const page = await (await world.visit(PHONE)).open(path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(width, 360);
        await keepScreenshot(page, `${name}-phone`);
      });
    }
  });
}
