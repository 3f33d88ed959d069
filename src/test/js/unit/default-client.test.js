import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as kanal from '../../../../webapp/js/kanal.js';
import velo, * as veloModule from '../../../../webapp/js/wix-realtime-frontend.js';
import { FakeServer } from './support/fake-server.js';
import { NEWS, message, settle } from './support/setup.js';

describe('the modules for pages written for Wix', () => {
  const server = new FakeServer();
  server.heartbeat = 0;
  const { subscriber, configureDefaultClient } = kanal;

  it('export what the originals export', () => {
    const five = ['onConnected', 'onDisconnected', 'onError', 'subscribe', 'unsubscribe'];
    assert.deepEqual(Object.keys(velo).sort(), five);
    assert.deepEqual(Object.keys(veloModule).sort(), [
      'default',
      ...five.slice(0, 3),
      'realtime',
      ...five.slice(3),
    ]);
    assert.deepEqual(Object.keys(subscriber).sort(), ['subscribe', 'unsubscribe']);
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
    assert.deepEqual([server.sockets.length, server.socket.closedWith], [1, 1000]);
  });

  it('cannot be configured once they are in use', () => {
    assert.throws(() => configureDefaultClient({}), {
      errorCode: 'BAD_INPUT',
      message: 'configureDefaultClient must come before the first use of its client',
    });
  });
});
