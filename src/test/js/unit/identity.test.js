import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconnect, settle, subscribedSetup } from './support/setup.js';

const ANN = { id: 'ann', type: 'MEMBER' };
const VISITOR = { id: 'visitor-1', type: 'VISITOR' };
const LOGIN_ENDED = 4011;

/** Whom the server takes the client for from now on. */
function knownAs(server, subscriber) {
  server.answers.connect = (frame) => [{ ...server.connected(frame), subscriber }];
}

/** A client that was ann, and what its page hears. */
async function ann() {
  const parts = await subscribedSetup();
  knownAs(parts.server, ANN);
  await reconnect(parts);
  const heard = [];
  parts.client.on('identity', (...args) => heard.push(args));
  return { ...parts, told: heard };
}

describe('the event identity', () => {
  it('tells that the client came back as somebody else after its login ended, and as whom', async () => {
    const parts = await ann();
    knownAs(parts.server, VISITOR);
    await reconnect(parts, LOGIN_ENDED);
    assert.equal(parts.client.state, 'connected');
    assert.deepEqual(parts.told, [[VISITOR, ANN]]);
  });

  it('comes before the event connected', async () => {
    const parts = await ann();
    const order = [];
    parts.client.on('connected', () => order.push('connected'));
    parts.client.on('identity', () => order.push('identity'));
    knownAs(parts.server, VISITOR);
    await reconnect(parts, LOGIN_ENDED);
    assert.deepEqual(order, ['identity', 'connected']);
  });

  it('tells nothing when the client comes back as who it was', async () => {
    const parts = await ann();
    await reconnect(parts, LOGIN_ENDED);
    await reconnect(parts);
    assert.deepEqual(parts.told, []);
  });

  it('tells that the same id is of another type now', async () => {
    const parts = await ann();
    const admin = { ...ANN, type: 'ADMIN' };
    knownAs(parts.server, admin);
    await reconnect(parts);
    assert.deepEqual(parts.told, [[admin, ANN]]);
  });

  it('tells nothing of a first connection', async () => {
    const parts = await subscribedSetup();
    const told = [];
    parts.client.on('identity', (...args) => told.push(args));
    await settle();
    assert.deepEqual(told, []);
  });

  it('tells it too when the page itself had left in between', async () => {
    const parts = await ann();
    parts.client.close();
    knownAs(parts.server, VISITOR);
    parts.client.subscribe({ name: 'news' }, () => {});
    await settle();
    assert.deepEqual(parts.told, [[VISITOR, ANN]]);
  });
});
