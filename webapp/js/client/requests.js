/**
 * Matches the server's answers to what was asked, by the `id` that both carry. An answer that nobody waits for any more
 * is ignored: what asked it is gone, or the connection that carried it.
 * @typedef {import('./frames.js').Frame} Frame
 */
export class Requests {
  #send;
  #lastId = 0;
  /** @type {Map<number, (reply: Frame) => void>} */
  #pending = new Map();

  /** @param {(frame: object) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /**
   * @param {object} frame without its id
   * @param {(reply: Frame) => void} [onReply] called at most once
   * @returns {number} the id, for `forget`
   */
  ask(frame, onReply) {
    const id = ++this.#lastId;
    if (onReply) this.#pending.set(id, onReply);
    this.#send({ ...frame, id });
    return id;
  }

  /** @param {Frame} reply a frame that carries an id */
  settle(reply) {
    const onReply = this.#pending.get(/** @type {number} */ (reply.id));
    this.forget(reply.id);
    onReply?.(reply);
  }

  /** @param {number | undefined} id */
  forget(id) {
    this.#pending.delete(/** @type {number} */ (id));
  }

  /** The connection is gone, and every answer with it. */
  clear() {
    this.#pending.clear();
  }
}
