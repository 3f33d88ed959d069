import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from '../../../../webapp/js/kanal.js';
import { NEWS, setup } from './support/setup.js';

const ALPHABET = 'name must contain only letters, digits, hyphens or underscores (A-Z a-z 0-9 - _)';

const INVALID_CHANNELS = {
  'no channel': [undefined, 'Invalid channel: must be an object with a name'],
  'a text': ['news', 'Invalid channel: must be an object with a name'],
  'no name': [{}, 'Invalid channel "": name must not be empty.'],
  'an empty name': [{ name: '' }, 'Invalid channel "": name must not be empty.'],
  'a name that is no text': [{ name: 5 }, 'Invalid channel "5": name must be a string.'],
  'a name that is a symbol': [
    { name: Symbol('news') },
    'Invalid channel "Symbol(news)": name must be a string.',
  ],
  'a name that is an object': [
    { name: Object.create(null) },
    'Invalid channel "an object": name must be a string.',
  ],
  'a name with a space': [{ name: 'my news' }, `Invalid channel "my news": ${ALPHABET}.`],
  'a name with a slash': [{ name: 'a/b' }, `Invalid channel "a/b": ${ALPHABET}.`],
  'a name with an umlaut': [{ name: 'ä' }, `Invalid channel "ä": ${ALPHABET}.`],
  'an internal name of Wix': [{ name: '@news' }, `Invalid channel "@news": ${ALPHABET}.`],
  'a resourceId that is no text': [
    { name: 'a', resourceId: 42 },
    'Invalid channel "a": resourceId must be a string.',
  ],
  'a resourceId with a line break': [
    { name: 'a', resourceId: 'x\ny' },
    'Invalid channel "a": resourceId must contain only printable text.',
  ],
  'an appId that is no text': [
    { name: 'a', appId: {} },
    'Invalid channel "a": appId must be a string.',
  ],
  'an appId that no application can have': [
    { name: 'a', appId: '@shop' },
    'Invalid channel "a": appId must be 1 to 60 letters, digits, hyphens or underscores.',
  ],
  'an appId of 61 characters': [
    { name: 'a', appId: 'x'.repeat(61) },
    'Invalid channel "a": appId must be 1 to 60 letters, digits, hyphens or underscores.',
  ],
  'name and resourceId of 141 characters': [
    { name: 'a', resourceId: 'r'.repeat(140) },
    'Invalid channel "a": combined name and resourceId length is 141 characters (max 140).',
  ],
  'several breaches at once': [
    { name: '?', resourceId: '\0' },
    `Invalid channel "?": ${ALPHABET}; resourceId must contain only printable text.`,
  ],
};

describe('a channel', () => {
  for (const [what, [channel, message]] of Object.entries(INVALID_CHANNELS)) {
    it(`that is ${what} throws BAD_INPUT and sends nothing`, async () => {
      const { client, server } = setup();
      const expected = {
        name: 'RealtimeError',
        errorCode: 'BAD_INPUT',
        recoverable: false,
        message,
      };
      assert.throws(() => client.subscribe(channel, () => {}), expected);
      await assert.rejects(client.publish(channel, 1), expected);
      assert.deepEqual([client.state, server.sockets.length], ['idle', 0]);
    });
  }

  it('may have any printable text as resource, and 140 characters in all', () => {
    const { client } = setup();
    for (const resourceId of ['a/b c', 'Größe', '日本', '😀', 'r'.repeat(139), '', null]) {
      client.subscribe({ name: 'a', resourceId }, () => {});
    }
    client.subscribe({ name: 'A-z_09'.padEnd(140, 'x') }, () => {});
  });
});

describe('handlers', () => {
  it('that are no functions throw BAD_INPUT naming which', () => {
    const { client } = setup();
    const wrong = (name) => ({ errorCode: 'BAD_INPUT', message: `${name} must be a function` });
    assert.throws(() => client.subscribe(NEWS), wrong('messageHandler'));
    assert.throws(
      () => client.subscribe(NEWS, () => {}, { onSubscribed: 1 }),
      wrong('onSubscribed'),
    );
    assert.throws(
      () => client.subscribe(NEWS, () => {}, { onSubscriptionError: 1 }),
      wrong('onSubscriptionError'),
    );
    assert.throws(
      () => client.subscribe(NEWS, () => {}, { onUnsubscribed: 1 }),
      wrong('onUnsubscribed'),
    );
    assert.throws(() => client.on('connected'), wrong('handler'));
  });

  it('may be left out except for the message handler', () => {
    const { client } = setup();
    client.subscribe(NEWS, () => {}, null);
    client.subscribe(NEWS, () => {}, {});
  });

  it('of an event that does not exist throw BAD_INPUT naming those that do', () => {
    const { client } = setup();
    assert.throws(() => client.on('message', () => {}), {
      errorCode: 'BAD_INPUT',
      message: 'event "message" must be one of connected, disconnected, identity, error, state',
    });
  });
});

describe('since', () => {
  it('that is neither a position nor a number of messages throws BAD_INPUT', () => {
    const { client } = setup();
    for (const since of [
      {},
      { last: 0 },
      { last: -1 },
      { last: 1.5 },
      { offset: 1 },
      { epoch: 'e' },
      'e1',
    ]) {
      assert.throws(() => client.subscribe(NEWS, () => {}, { since }), {
        errorCode: 'BAD_INPUT',
        message: /^since must be /,
      });
    }
    assert.equal(client.state, 'idle');
  });
});

describe('createClient', () => {
  const badInput = (message) => ({ errorCode: 'BAD_INPUT', message });
  const environment = { WebSocket: class {} };

  it('throws BAD_INPUT for a url that is none', () => {
    assert.throws(
      () => createClient({ url: 'ftp://host', environment }),
      badInput('url "ftp://host" must be a ws, wss, http or https address'),
    );
    assert.throws(
      () => createClient({ url: 'http://', environment }),
      badInput('url "http://" is not an address'),
    );
  });

  it('throws BAD_INPUT without a url where the module did not come from a server', () => {
    assert.throws(
      () => createClient({ environment }),
      badInput(
        'url is required, such as "wss://example.org/kanal/realtime": the client was not loaded from a Kanal server',
      ),
    );
  });

  it('throws BAD_INPUT for a getToken that is no function', () => {
    assert.throws(
      () => createClient({ url: 'ws://host', getToken: 'abc', environment }),
      badInput('getToken must be a function'),
    );
  });

  it('throws BAD_INPUT where there is no WebSocket', () => {
    assert.throws(
      () => createClient({ url: 'ws://host', environment: { WebSocket: undefined } }),
      badInput('environment.WebSocket is required: there is none here by itself'),
    );
  });
});
