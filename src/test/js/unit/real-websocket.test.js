import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { createClient } from '../../../../webapp/js/kanal.js';

const NEWS = { name: 'news' };

/** The contract's frames over a real socket, on a port of the system's choice. */
async function startServer() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.sinces = [];
  server.on('connection', (socket) => {
    const say = (frame) => socket.send(JSON.stringify(frame));
    socket.on('message', (data) => {
      const { type, id, channel, since, payload } = JSON.parse(data);
      const position = { epoch: 'e', offset: 1 };
      if (type === 'connect') say({ type: 'connected', connectionId: 'c', heartbeat: 25 });
      if (type === 'subscribe') {
        server.sinces.push(since);
        say([{ type: 'subscribed', id, channel, position, isSynced: !!since }]);
      }
      if (type === 'publish') {
        say([
          { type: 'message', channel, offset: 2, payload },
          { type: 'published', id, position },
        ]);
      }
    });
  });
  await once(server, 'listening');
  return server;
}

describe('over a real WebSocket', () => {
  it('the client subscribes, publishes, hears itself, recovers from a cut and closes', async () => {
    const server = await startServer();
    const url = `http://127.0.0.1:${server.address().port}/kanal/realtime`;
    const client = createClient({ url, environment: { WebSocket, random: () => 0 } });
    const confirmations = [];
    const messages = [];
    const confirmed = (count) => new Promise((resolve) => confirmations.push({ count, resolve }));
    const isSynced = [];
    const first = confirmed(1);
    const second = confirmed(2);
    client.subscribe(NEWS, ({ payload }) => messages.push(payload), {
      onSubscribed: (_, synced) => {
        isSynced.push(synced);
        confirmations.find(({ count }) => count === isSynced.length)?.resolve();
      },
    });
    await first;
    assert.equal([...server.clients][0].protocol, 'kanal.v1');
    await client.publish(NEWS, { text: 'Grüße 😀' });
    assert.deepEqual(messages, [{ text: 'Grüße 😀' }]);
    [...server.clients][0].terminate();
    await second;
    assert.deepEqual(
      [isSynced, server.sinces],
      [
        [false, true],
        [undefined, { epoch: 'e', offset: 2 }],
      ],
    );
    const gone = once([...server.clients].at(-1), 'close');
    client.unsubscribe({ channel: NEWS });
    assert.equal((await gone)[0], 1000);
    server.close();
  });

  /** `ws` throws what nobody listens to, and a client that is told to go while it connects is refused too. */
  it('a server that is not there, or a client that leaves at once, is no failure of the process', async () => {
    const server = await startServer();
    const { port } = server.address();
    const url = `ws://127.0.0.1:${port}/kanal/realtime`;
    const leaving = createClient({ url, environment: { WebSocket } });
    leaving.subscribe(NEWS, () => {});
    leaving.close();
    server.close();
    await once(server, 'close');

    const tries = [];
    class Watched extends WebSocket {
      constructor(...args) {
        super(...args);
        tries.push(new Promise((resolve) => this.addEventListener('close', resolve)));
      }
    }
    const early = createClient({ url, environment: { WebSocket: Watched, random: () => 0 } });
    const failed = new Promise((resolve) => early.on('error', resolve));
    early.subscribe(NEWS, () => {});
    assert.equal((await failed).errorCode, 'CONNECTION_ERROR');
    await tries[0];
    early.close();
  });
});
