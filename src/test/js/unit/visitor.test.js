import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconnect, subscribedSetup } from './support/setup.js';

/** A tab's sessionStorage. */
function tabStorage() {
  const entries = new Map();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  };
}

const resumes = (server) => server.received('connect').map(({ resume }) => resume);

describe('a visitor', () => {
  it('is new on the first connection and the same on each further one', async () => {
    const parts = await subscribedSetup();
    await reconnect(parts);
    await reconnect(parts);
    assert.deepEqual(resumes(parts.server), [undefined, 'v1', 'v1']);
  });

  it('is the same after a reload of the tab', async () => {
    const storage = tabStorage();
    await subscribedSetup({ storage });
    const reloaded = await subscribedSetup({ storage });
    assert.deepEqual(resumes(reloaded.server), ['v1']);
  });

  it('is kept over reconnects where storage is forbidden', async () => {
    const deny = () => {
      throw new Error('denied');
    };
    const parts = await subscribedSetup({ storage: { getItem: deny, setItem: deny } });
    await reconnect(parts);
    assert.deepEqual(resumes(parts.server), [undefined, 'v1']);
  });

  it('is kept when the server gives nothing new to resume', async () => {
    const parts = await subscribedSetup();
    const connect = parts.server.answers.connect;
    parts.server.answers.connect = (frame) =>
      connect(frame).map((connected) => ({ ...connected, resume: undefined }));
    await reconnect(parts);
    await reconnect(parts);
    assert.deepEqual(resumes(parts.server), [undefined, 'v1', 'v1']);
  });
});
