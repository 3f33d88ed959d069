import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A way to the server that can break: Chromium's own offline switch leaves open WebSockets alone. */
export class Network {
  #listener;
  #sockets = new Set();

  /** @param {string} address of the server */
  static async to(address) {
    const network = new Network();
    const { port } = new URL(address);
    network.#listener = createServer((near) => network.#join(near, connect(port, '127.0.0.1')));
    network.#listener.listen(0, '127.0.0.1');
    await once(network.#listener, 'listening');
    return network;
  }

  /** The same page, by this way. @param {string} address */
  address(address) {
    return address.replace(/:\d+/, `:${this.#listener.address().port}`);
  }

  /** Every connection breaks, without a goodbye. */
  cut() {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Every connection stays open and carries nothing any more; new ones are not concerned. */
  freeze() {
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  close() {
    this.cut();
    this.#listener.close();
  }

  #join(near, far) {
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      // a reset is what cut() is for; 'close' follows it
      socket.on('error', () => socket.destroy());
    }
  }
}
