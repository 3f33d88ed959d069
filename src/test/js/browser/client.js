import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

/** The client that the server delivers, in a page of its own, with what the real server says to it. */
export function clientTests(world) {
  describe('The client in a page', () => {
    it('says of a payload that is too large how large it may be, and keeps its connection', async () => {
      const page = await (await world.visit()).load('index.html');
      const heard = await page.evaluate(async () => {
        const { createClient } = await import('./js/kanal.js');
        const client = createClient();
        const outcome = (promise) =>
          promise.then(
            () => 'published',
            ({ errorCode, message, status }) => ({ errorCode, message, status }),
          );
        const hello = { name: 'hello' };
        const connected = new Promise((resolve) =>
          client.subscribe(hello, () => {}, { onSubscribed: resolve }),
        );
        const disconnections = [];
        client.on('disconnected', ({ message }) => disconnections.push(message));
        await connected;
        const tooLarge = await outcome(client.publish(hello, 'x'.repeat(200_000)));
        const allowed = await outcome(client.publish(hello, 'x'.repeat(10_238)));
        client.close();
        return { tooLarge, allowed, disconnections };
      });
      assert.deepEqual(
        [heard.tooLarge.errorCode, heard.tooLarge.message],
        ['BAD_INPUT', 'payload has 200002 bytes of JSON; allowed: at most 10240'],
      );
      // the server's answer, so it got there: nobody may publish here from a page
      assert.deepEqual([heard.allowed.errorCode, heard.allowed.status], ['PUBLISH_FAILED', 403]);
      assert.deepEqual(heard.disconnections, []);
    });

    it('hears why it is closed', async () => {
      const page = await (await world.visit()).load('index.html');
      const heard = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const socket = new WebSocket(
              new URL('realtime', location.href).href.replace('http', 'ws'),
            );
            socket.onopen = () => socket.send('{"type":"connect","token":"none is taken here"}');
            socket.onclose = ({ code, reason, wasClean }) => resolve({ code, reason, wasClean });
          }),
      );
      assert.deepEqual(heard, { code: 4501, reason: 'UNAUTHORIZED', wasClean: true });
    });

    it('is told why the server has no room for one channel more, and gets in when another is left', async () => {
      const page = await (await world.visit()).load('index.html');
      const heard = await page.evaluate(async () => {
        const { createClient } = await import('./js/kanal.js');
        const client = createClient();
        const channel = (number) => ({ name: 'hello', resourceId: `room-${number}` });
        const subscribed = (number) =>
          new Promise((resolve) =>
            client.subscribe(channel(number), () => {}, { onSubscribed: resolve }),
          );
        await Promise.all(Array.from({ length: 100 }, (_, number) => subscribed(number)));
        let letIn;
        const isIn = new Promise((resolve) => (letIn = resolve));
        const error = await new Promise((resolve) =>
          client.subscribe(channel(100), () => {}, {
            onSubscribed: letIn,
            // a hundred at once may also be too fast, which it is told in the same way
            onSubscriptionError: (error) => error.message.includes('channels') && resolve(error),
          }),
        );
        client.unsubscribe({ channel: channel(0) });
        await isIn;
        client.close();
        const { errorCode, status, recoverable, message } = error;
        return { errorCode, status, recoverable, message };
      });
      assert.match(heard.message, /100 channels, as many as allowed/);
      assert.deepEqual(
        [heard.errorCode, heard.status, heard.recoverable],
        ['SUBSCRIPTION_FAILED', 429, true],
      );
    });
  });
}
