/**
 * Where one channel's subscription stands in the channel's stream: what it asks for next time, and which messages are news.
 * @typedef {import('../kanal.js').Position} Position
 * @typedef {import('../kanal.js').Since} Since
 */
export class Place {
  /** @type {Since | undefined} where to go on from; undefined: the present */
  #since;
  /** @type {string | undefined} what the offsets of messages belong to; undefined: the channel keeps no history */
  #epoch;
  #wasConfirmed = false;
  /** @type {Position | undefined} where the channel stood at the last confirmation */
  #confirmedAt;

  /** @param {Since | undefined} since from where the page wants to start */
  constructor(since) {
    this.#since = since;
  }

  /** What to ask the server for. */
  get since() {
    return this.#since;
  }

  /** Where it stands; undefined if nobody knows yet, or the channel keeps no history. */
  get position() {
    return this.#since && 'offset' in this.#since ? this.#since : undefined;
  }

  /** Whether the server confirmed the channel at least once: what succeeds later is a resubscription. */
  get wasConfirmed() {
    return this.#wasConfirmed;
  }

  /**
   * The server confirms the subscription.
   * @param {Position | undefined} position where the channel stands now
   * @param {boolean} isSynced whether what was asked for follows
   * @returns {boolean} whether all that was missed follows
   */
  confirm(position, isSynced) {
    const isComplete = isSynced && this.#asksForAll(position);
    // Synced: what was missed follows, and its offsets move us on. Not synced: nothing follows but what is new.
    if (isSynced) this.#epoch = position?.epoch ?? this.#epoch;
    else this.#goOnFrom(position);
    this.#wasConfirmed = true;
    this.#confirmedAt = position;
    return isComplete;
  }

  /** The server moved it past messages that it could not deliver. @param {Position | undefined} position */
  jump(position) {
    this.#goOnFrom(position);
    this.#confirmedAt = position;
  }

  /** A message has come. @param {number | undefined} offset @returns {boolean} whether it is news */
  advance(offset) {
    if (offset === undefined || this.#epoch === undefined) return true;
    if (this.position && offset <= this.position.offset) return false;
    this.#since = { epoch: this.#epoch, offset };
    return true;
  }

  /**
   * Who asks for the last messages once more, since none of them came, may have missed more than those.
   * @param {Position | undefined} now
   */
  #asksForAll(now) {
    if (!this.#wasConfirmed || !this.#since || this.position) return true;
    return isSame(this.#confirmedAt, now);
  }

  /** @param {Position | undefined} position */
  #goOnFrom(position) {
    this.#since = position;
    this.#epoch = position?.epoch;
  }
}

/** @param {Position | undefined} one @param {Position | undefined} other */
function isSame(one, other) {
  return one?.epoch === other?.epoch && one?.offset === other?.offset;
}
