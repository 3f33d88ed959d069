/**
 * A server of the contract in memory. It answers like a real one unless a test replaces one of its `answers`; each takes
 * the client's frame and returns the frames to send back, or nothing.
 */
export class FakeServer {
  /** Every socket that a client opened, oldest first. */
  sockets = [];
  /** What happens to a new socket: `accept`, `refuse` (as if nobody listened) or `hang`. */
  door = 'accept';
  heartbeat = 25;
  position = { epoch: 'e1', offset: 20 };
  /** Who is on every channel. */
  members = [];

  answers = {
    connect: (frame) => [this.connected(frame)],
    subscribe: (frame) => [this.subscribed(frame)],
    unsubscribe: ({ id, channel }) => [{ type: 'unsubscribed', id, channel }],
    publish: ({ id }) => [{ type: 'published', id, position: this.position }],
    presence: ({ id, channel }) => [
      { type: 'members', id, channel, members: this.members, occupancy: this.members.length },
    ],
    update: ({ id, channel }) => [{ type: 'updated', id, channel }],
    refresh: () => [],
    pong: () => [],
  };

  /** The class to give to a client. */
  get WebSocket() {
    const sockets = this.sockets;
    const door = () => this.door;
    const answers = this.answers;
    return class extends FakeSocket {
      constructor(url, protocols) {
        super(url, protocols, answers);
        sockets.push(this);
        if (door() === 'accept') queueMicrotask(() => this.open());
        if (door() === 'refuse') queueMicrotask(() => this.drop());
      }
    };
  }

  connected({ resume }) {
    const number = this.sockets.length;
    return {
      type: 'connected',
      connectionId: `c${number}`,
      subscriber: { id: resume ?? `v${number}`, type: 'VISITOR' },
      heartbeat: this.heartbeat,
      resume: resume ?? `v${number}`,
    };
  }

  /** Recovers whatever it is asked to. */
  subscribed({ id, channel, since, presence }) {
    const occupancy = presence ? this.members.length : undefined;
    return {
      type: 'subscribed',
      id,
      channel,
      position: this.position,
      isSynced: !!since,
      occupancy,
    };
  }

  /** The newest socket. */
  get socket() {
    return this.sockets.at(-1);
  }

  /** Everything that clients sent, over all sockets; `type` keeps only those frames. */
  received(type) {
    const all = this.sockets.flatMap((socket) => socket.received);
    return type ? all.filter((frame) => frame.type === type) : all;
  }
}

class FakeSocket {
  received = [];
  /** The code the client closed it with, if it did. */
  closedWith;
  #answers;

  constructor(url, protocols, answers) {
    this.url = url;
    this.protocols = protocols;
    this.#answers = answers;
  }

  open() {
    this.onopen?.({});
  }

  send(text) {
    const frame = JSON.parse(text);
    this.received.push(frame);
    const replies = this.#answers[frame.type](frame) ?? [];
    queueMicrotask(() => replies.forEach((reply) => this.push(reply)));
  }

  close(code) {
    this.closedWith = code;
  }

  /** The server sends one frame: an object, or an array of several messages. */
  push(frame) {
    this.pushText(JSON.stringify(frame));
  }

  pushText(text) {
    this.onmessage?.({ data: text });
  }

  /** The connection ends; without a code as if the network broke. */
  drop(code = 1006, reason = '') {
    this.onclose?.({ code, reason });
  }
}
