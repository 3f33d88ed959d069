/** Lets everything run that is ready to: promises first, then what they started. */
export async function settle() {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** Time that passes only when a test says so. */
export class FakeClock {
  #timers = new Map();
  #lastId = 0;
  #now = 1_700_000_000_000;

  now = () => this.#now;

  setTimeout = (fn, millis) => {
    const id = ++this.#lastId;
    this.#timers.set(id, { fn, due: this.#now + millis });
    return id;
  };

  clearTimeout = (id) => {
    this.#timers.delete(id);
  };

  /** How many timers are waiting. */
  get pending() {
    return this.#timers.size;
  }

  /** Time passes; every timer runs at its moment, and what it started settles before the next one. */
  advance = async (millis) => {
    const end = this.#now + millis;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [id, { fn, due }] = next;
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, due);
      fn();
      await settle();
    }
    this.#now = end;
  };

  /** The machine sleeps: the wall clock moves, timers stand still. */
  sleep(millis) {
    this.#now += millis;
    for (const timer of this.#timers.values()) timer.due += millis;
  }

  #next(end) {
    return [...this.#timers.entries()]
      .filter(([, { due }]) => due <= end)
      .sort(([, a], [, b]) => a.due - b.due)[0];
  }
}
