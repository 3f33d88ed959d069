import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const TARGET = fileURLToPath(new URL('../../../../../target/', import.meta.url));
const JAR = process.env.KANAL_SERVER_JAR ?? `${TARGET}kanal-server.jar`;
/** Without Kanal's own WAR. */
const PLATFORM = process.env.KANAL_PLATFORM_JAR ?? `${TARGET}kanal-platform.jar`;

/** The one that Maven runs on, where it says which. */
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

const API_KEY = 'a-key-for-browser-tests';

/** An application's own settings say who is seen on its channels. */
const OF_OUR_PAGES = {
  'kanal.presence.channels': 'hello-room=members;hello-*=counts',
  'kanal.presence.grace': 'PT2S',
};

/** The packaged server as its user starts it; it can be stopped and started again on the same port. */
export class Server {
  #directory;
  #port;
  #process;
  #war;
  #settings;

  /** @param {{war?: string, settings?: Record<string, string>}} [plan] a WAR instead of Kanal's own, and settings */
  static async create({ war, settings } = {}) {
    const server = new Server();
    server.#war = war;
    server.#settings = settings;
    server.#directory = await mkdtemp(join(tmpdir(), 'kanal-browser-'));
    server.#port = await freePort();
    try {
      await server.start();
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  /** `http://localhost:PORT/kanal/` */
  get address() {
    return `http://localhost:${this.#port}/kanal/`;
  }

  /** Returns when it serves. */
  async start() {
    const settings = {
      'kanal.http.port': this.#port,
      'kanal.data.dir': this.#directory,
      'kanal.api.keys': API_KEY,
      ...(this.#war ? {} : OF_OUR_PAGES),
      ...this.#settings,
    };
    const run = this.#war ? [PLATFORM, '--deploy', this.#war] : [JAR, '--dev'];
    this.#process = spawn(
      JAVA,
      [
        ...Object.entries(settings).map(([key, value]) => `-D${key}=${value}`),
        '-XX:TieredStopAtLevel=1', // for a test's sake: quick compilation only
        ...['-jar', ...run, '--attached'],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const console = createInterface({ input: this.#process.stdout });
    const said = [];
    for await (const line of console) {
      said.push(line);
      if (line.startsWith('Kanal serves ')) return;
    }
    throw new Error(`The server ended: ${said.join('\n')}`);
  }

  /** Ends it as an operator would, and returns when it is gone. */
  async stop() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await gone;
  }

  /** Publishes over HTTP, as a backend elsewhere would. @param {string[]} [users] the only ones who get it */
  async publish({ name, resourceId }, payload, users = []) {
    const query = new URLSearchParams(users.map((user) => ['users', user]));
    const resource = resourceId ? `/resources/${resourceId}` : '';
    const response = await fetch(
      `${this.address}api/channels/${name}${resource}/messages?${query}`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(payload),
      },
    );
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  }

  async close() {
    await this.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}
