import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { says, sends } from './support/golden.js';
import {
  NEWS,
  NEWS_42,
  recordedSubscription,
  settle,
  setup,
  subscribedSetup,
  subscribedTo,
} from './support/setup.js';
import { MINUTE } from './support/tokens.js';

const CHAT = { name: 'chat', resourceId: '7' };
const SHOP = { name: 'news', appId: 'shop' };

/** How the client comes to send each frame; what it has sent is looked at afterwards. */
const occasions = {
  connect: () => subscribedSetup(),
  'connect again with a token': async () => {
    const parts = setup({ getToken: () => 'eyJ0…' });
    parts.server.answers.connect = () => [says.connected];
    recordedSubscription(parts.client);
    await settle();
    parts.server.socket.drop();
    await parts.clock.advance(1_000);
    return parts;
  },
  'subscribe to what comes': () => subscribedTo(NEWS),
  'subscribe to a resource after a position': () =>
    subscribedTo(NEWS_42, { since: { epoch: 'e1', offset: 17 } }),
  'subscribe with the last three messages': () => subscribedTo(NEWS, { since: { last: 3 } }),
  "subscribe to another application's channel": () => subscribedTo(SHOP),
  'subscribe, and see who is there': async () => {
    const parts = setup();
    parts.client.presence(CHAT, { data: { name: 'Ann' } });
    await settle();
    return parts;
  },
  'ask who is there': () => watching(),
  'ask who else is there': async () => {
    const parts = await watching();
    parts.presence.page('bob');
    return parts;
  },
  update: async () => {
    const parts = await watching();
    parts.presence.update({ name: 'Ann', isTyping: true });
    return parts;
  },
  unsubscribe: async () => {
    const parts = await subscribedTo(NEWS_42);
    recordedSubscription(parts.client, NEWS);
    parts.client.unsubscribe({ channel: NEWS_42 });
    return parts;
  },
  'ask whether the server is there': async () => {
    const parts = await subscribedSetup();
    await parts.clock.advance(MINUTE / 4);
    parts.events.dispatchEvent(new Event('visibilitychange'));
    return parts;
  },
  publish: () => published(sends.publish.payload),
  'publish and say who': () => published('Hello', { includePublisher: true }),
  refresh: async () => {
    let token = 'eyJ0…';
    const parts = setup({
      getToken: () => ({ token, expiresAt: parts.clock.now() + 10 * MINUTE }),
    });
    parts.server.heartbeat = 0;
    recordedSubscription(parts.client);
    await settle();
    token = 'eyJ1…';
    await parts.clock.advance(9 * MINUTE);
    return parts;
  },
  pong: async () => {
    const parts = await subscribedSetup();
    parts.server.socket.push(says.ping);
    return parts;
  },
};

async function watching() {
  const parts = setup();
  const presence = parts.client.presence(CHAT);
  await settle();
  return { ...parts, presence };
}

async function published(payload, options) {
  const parts = await subscribedSetup();
  await parts.client.publish(NEWS, payload, options);
  return parts;
}

describe('the client sends', () => {
  it('every frame of the examples', () => {
    assert.deepEqual(Object.keys(occasions).sort(), Object.keys(sends).sort());
  });

  for (const [name, frame] of Object.entries(sends)) {
    it(`"${name}"`, async () => {
      const { server } = await occasions[name]();
      const sent = server.received(frame.type).at(-1);
      assert.deepEqual(sent, 'id' in frame ? { ...frame, id: sent.id } : frame);
    });
  }
});
