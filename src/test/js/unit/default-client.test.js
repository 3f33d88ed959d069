import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as kanal from '../../../../webapp/js/kanal.js';
import * as backend from '../../../../webapp/js/wix-realtime-backend.js';
import velo, * as veloModule from '../../../../webapp/js/wix-realtime-frontend.js';
import { FakeServer } from './support/fake-server.js';
import { NEWS, message, settle } from './support/setup.js';

describe('the modules for pages written for Wix', () => {
  const server = new FakeServer();
  server.heartbeat = 0;
  const { publisher, site, subscriber, configureDefaultClient } = kanal;

  it('export what the originals export', () => {
    const five = ['onConnected', 'onDisconnected', 'onError', 'subscribe', 'unsubscribe'];
    assert.deepEqual(Object.keys(velo).sort(), five);
    assert.deepEqual(Object.keys(veloModule).sort(), [
      'default',
      ...five.slice(0, 3),
      'realtime',
      'reconnect', // the one thing more: for pages that log in without being loaded again
      ...five.slice(3),
    ]);
    assert.deepEqual(Object.keys(subscriber).sort(), ['subscribe', 'unsubscribe']);
    assert.deepEqual(Object.keys(publisher), ['publish']);
    assert.deepEqual(Object.keys(site).sort(), ['permissionsRouter', 'publish']);
    assert.deepEqual({ ...backend }, { ...site });
    assert.deepEqual(
      { ...kanal.RealtimeErrorCode },
      {
        Disconnected: 'DISCONNECTED',
        ConnectionError: 'CONNECTION_ERROR',
        SubscriptionFailed: 'SUBSCRIPTION_FAILED',
        BadInput: 'BAD_INPUT',
      },
    );
  });

  before(() => {
    configureDefaultClient({
      url: 'ws://host/realtime',
      environment: { WebSocket: server.WebSocket },
    });
  });

  it('share one client and one connection', async () => {
    const heard = [];
    const hear = ({ payload }) => heard.push(payload);
    const connections = [];
    const errors = [];
    await veloModule.onConnected(() => connections.push('up'));
    await veloModule.onDisconnected(() => connections.push('down'));
    await veloModule.onError((error) => errors.push(error));
    const veloId = await velo.subscribe(NEWS, hear);
    const subscriberId = subscriber.subscribe(NEWS, hear);
    await settle();
    server.socket.push(message(21));
    assert.deepEqual([heard, connections, errors], [['m21', 'm21'], ['up'], []]);
    subscriber.unsubscribe({ subscriptionId: subscriberId });
    await veloModule.unsubscribe({ subscriptionId: veloId });
    assert.deepEqual([server.sockets.length, server.socket.closedWith], [1, undefined]);
  });

  it('publish on the same client, as far as a page may', async () => {
    const subscriptionId = subscriber.subscribe(NEWS, () => {});
    await publisher.publish(NEWS, { text: 'a' });
    await site.publish(NEWS, 'b', { includePublisher: true });
    await site.publish(NEWS, 'c', null);
    assert.deepEqual(
      server
        .received('publish')
        .map(({ payload, includePublisher }) => [payload, includePublisher]),
      [
        [{ text: 'a' }, undefined],
        ['b', true],
        ['c', undefined],
      ],
    );
    await assert.rejects(site.publish(NEWS, 'd', { users: ['ann'] }), {
      errorCode: 'BAD_INPUT',
      message: /^users can be chosen by the backend only/,
    });
    assert.equal(server.received('publish').length, 3);
    subscriber.unsubscribe({ subscriptionId }); // else the connection waits for more to publish
  });

  it('leave decisions on permissions to the server, and say so', () => {
    for (const name of ['add', 'default', 'check']) {
      assert.throws(() => site.permissionsRouter[name](NEWS, () => ({ read: true })), {
        errorCode: 'BAD_INPUT',
        message: 'permissions are decided on the server, with PermissionsRouter',
      });
    }
  });

  it('cannot be configured once they are in use', () => {
    assert.throws(() => configureDefaultClient({}), {
      errorCode: 'BAD_INPUT',
      message: 'configureDefaultClient must come before the first use of its client',
    });
  });
});
