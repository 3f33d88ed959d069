import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webSocketUrl } from '../../../../webapp/js/client/address.js';
import { createEnvironment } from '../../../../webapp/js/client/environment.js';
import { decodeFrames } from '../../../../webapp/js/client/frames.js';
import { transition } from '../../../../webapp/js/client/transitions.js';

const STATES = ['idle', 'connecting', 'greeting', 'connected', 'waiting', 'closed'];

/** The state that a happening leads to from each state; a dot where it means nothing. */
const EXPECTED = {
  //          idle          connecting  greeting     connected  waiting       closed
  open: ['connecting', '.', '.', '.', '.', 'connecting'],
  opened: ['.', 'greeting', '.', '.', '.', '.'],
  welcomed: ['.', '.', 'connected', '.', '.', '.'],
  lost: ['.', 'waiting', 'waiting', 'waiting', '.', '.'],
  refused: ['.', 'closed', 'closed', 'closed', '.', '.'],
  due: ['.', '.', '.', '.', 'connecting', '.'],
  online: ['.', '.', '.', '.', 'connecting', '.'],
  release: ['.', 'idle', 'idle', 'idle', 'idle', '.'],
  close: ['closed', 'closed', 'closed', 'closed', 'closed', '.'],
};

describe('the transitions of a connection', () => {
  for (const [happening, expected] of Object.entries(EXPECTED)) {
    it(`on ${happening} are complete`, () => {
      const reached = STATES.map((state) => transition(state, happening)?.state ?? '.');
      assert.deepEqual(reached, expected);
    });
  }

  it('dial for every way into connecting and hang up for every way out of it that is wanted', () => {
    assert.equal(transition('idle', 'open').act, 'dial');
    assert.equal(transition('waiting', 'due').act, 'dial');
    assert.equal(transition('connected', 'release').act, 'hangUp');
    assert.equal(transition('connected', 'lost').act, 'retryLater');
  });
});

describe('the address of the server', () => {
  const MODULE = 'https://example.org/kanal/js/client/address.js';

  it('comes from where the module was loaded', () => {
    assert.equal(webSocketUrl(undefined, MODULE), 'wss://example.org/kanal/realtime');
    assert.equal(
      webSocketUrl(undefined, 'http://localhost:8080/kanal/js/client/address.js'),
      'ws://localhost:8080/kanal/realtime',
    );
  });

  it('is required where a bundler or a package manager has put the module', () => {
    for (const bundled of [
      'https://example.org/assets/index-4f2a.js',
      'https://example.org/node_modules/kanal-realtime/client/address.js',
      'http://localhost:5173/node_modules/.vite/deps/kanal-realtime.js?v=1',
      'file:///app/js/client/address.js',
      'blob:https://example.org/0b1c',
    ]) {
      for (const url of [undefined, null]) {
        assert.throws(() => webSocketUrl(url, bundled), {
          errorCode: 'BAD_INPUT',
          message: /^url is required/,
        });
      }
    }
  });

  it('may be given as ws, wss, http, https, a path or a URL', () => {
    for (const [given, expected] of [
      ['ws://a/realtime', 'ws://a/realtime'],
      ['wss://a/realtime?x=1#part', 'wss://a/realtime?x=1'],
      ['http://a/realtime', 'ws://a/realtime'],
      ['https://a/realtime', 'wss://a/realtime'],
      ['/other/realtime', 'wss://example.org/other/realtime'],
      [new URL('http://a/realtime'), 'ws://a/realtime'],
    ]) {
      assert.equal(webSocketUrl(given, MODULE), expected);
    }
  });
});

describe('the surroundings of a client', () => {
  it('have timers, a clock, randomness and ids without being told', async () => {
    const environment = createEnvironment();
    await new Promise((resolve) => environment.setTimeout(resolve, 0));
    environment.clearTimeout(environment.setTimeout(assert.fail, 0));
    assert.ok(Math.abs(environment.now() - Date.now()) < 1_000);
    assert.ok(environment.random() < 1);
    assert.notEqual(environment.uuid(), environment.uuid());
  });

  it('do without events where window is not a page', () => {
    for (const window of [{}, { addEventListener: 1 }, null]) {
      globalThis.window = window;
      try {
        assert.equal(createEnvironment().events, undefined);
      } finally {
        delete globalThis.window;
      }
    }
  });

  it('do without a sessionStorage that the user forbids', (test) => {
    const forbid = () => {
      throw new Error('SecurityError');
    };
    const before = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
    Object.defineProperty(globalThis, 'sessionStorage', { get: forbid, configurable: true });
    test.after(() => {
      delete globalThis.sessionStorage;
      if (before) Object.defineProperty(globalThis, 'sessionStorage', before);
    });
    assert.equal(createEnvironment().storage, undefined);
  });

  it('show what a handler throws', (test) => {
    const shown = test.mock.method(console, 'error', () => {});
    createEnvironment().reportError(new Error('mine'));
    assert.equal(shown.mock.calls[0].arguments[0].message, 'mine');
  });
});

describe('a frame of the server', () => {
  it('is one object or an array of objects, and anything without a type is left out', () => {
    assert.deepEqual(decodeFrames('{"type":"ping"}'), [{ type: 'ping' }]);
    assert.deepEqual(decodeFrames('[{"type":"ping"},{"type":"pong"}]').length, 2);
    for (const text of ['null', '1', '"x"', '{}', '[]', '[null,[],{"type":1}]']) {
      assert.deepEqual(decodeFrames(text), []);
    }
  });
});
