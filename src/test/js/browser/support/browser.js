import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { connectionIs } from './steps.js';

const TARGET = fileURLToPath(new URL('../../../../../target/', import.meta.url));
const SCREENSHOTS = `${TARGET}screenshots/`;
const PATIENCE_MILLIS = 30_000;

/** A Chromium that comes as an npm package; it is unpacked in `target`, where no other build touches it. */
export async function launchBrowser() {
  const unpacked = `${TARGET}chromium`;
  await mkdir(unpacked, { recursive: true });
  await mkdir(SCREENSHOTS, { recursive: true });
  process.env.TMPDIR = unpacked; // it unpacks to the folder for temporary files
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  try {
    return await launch(executablePath);
  } catch (error) {
    // Just unpacked, it was seen to end with SIGSEGV before it did anything, once in many builds.
    console.warn('Chromium did not start and is started again:', error);
    return launch(executablePath);
  }
}

function launch(executablePath) {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Somebody with a browser of their own: pages of one visit share login and storage. */
export class Visit {
  #context;
  #address;
  /** What pages threw: a test that uses them expects none. */
  failures = [];

  static async begin(browser, address, options = {}) {
    const visit = new Visit();
    visit.#address = address;
    visit.#context = await browser.newContext(options);
    visit.#context.setDefaultTimeout(PATIENCE_MILLIS);
    return visit;
  }

  /** A page that is loaded and connected; those without a connection of their own are only loaded. */
  async open(path) {
    const page = await this.load(path);
    if (await page.locator('#connection').count()) await connectionIs(page, 'Connected');
    return page;
  }

  /** A page that is loaded. @param {(page: import('playwright-core').Page) => unknown} [prepare] comes before */
  async load(path, prepare) {
    const page = await this.#context.newPage();
    page.on('pageerror', (error) => this.failures.push(error));
    await prepare?.(page);
    await page.goto(this.#address + path);
    return page;
  }

  setOffline(isOffline) {
    return this.#context.setOffline(isOffline);
  }

  end() {
    return this.#context.close();
  }
}

/** Keeps what a page looks like as build output. */
export function keepScreenshot(page, name) {
  return page.screenshot({
    path: `${SCREENSHOTS}${name}.png`,
    fullPage: true,
    animations: 'disabled',
  });
}
