import assert from 'node:assert/strict';
import { it } from 'node:test';
import { configureDefaultClient, subscriber } from '../../../../webapp/js/kanal.js';
import velo from '../../../../webapp/js/wix-realtime-frontend.js';
import { FakeClock } from './support/fake-clock.js';
import { FakeServer } from './support/fake-server.js';
import { NEWS } from './support/setup.js';

it('onError of Velo hears a failed reconnection also where another module connected first', async () => {
  const server = new FakeServer();
  const { setTimeout, clearTimeout, now, advance } = new FakeClock();
  configureDefaultClient({
    url: 'ws://host/realtime',
    environment: { WebSocket: server.WebSocket, setTimeout, clearTimeout, now },
  });
  subscriber.subscribe(NEWS, () => {});
  await advance(0);
  const errors = [];
  await velo.onError(({ errorCode }) => errors.push(errorCode));
  server.door = 'refuse';
  server.socket.drop();
  await advance(1_000);
  assert.equal(errors[0], 1);
});
