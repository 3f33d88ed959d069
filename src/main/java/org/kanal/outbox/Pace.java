package org.kanal.outbox;

/**
 * When a writer may write again to connections that it has just written to. Under load a write
 * should carry several messages, because it costs about as much for ten as for one. So a writer
 * spends at most a quarter of its time on the same connections again and again, the less the more
 * messages each write finds waiting, and leaves the rest to those who bring new ones and to those
 * who read. What comes after a rest, or for another connection, is never held back.
 *
 * <p>It counts turns: in one turn a connection is written to once. Not thread-safe; times are in
 * nanoseconds, monotonic.
 */
final class Pace {

    private static final int LEAST_TURN_PER_WORK = 4;
    private static final int MOST_TURN_PER_WORK = 16;
    private static final int TURN_PER_FRAME = 2;

    private final long longest;
    private int turn = 1;
    private long begun;
    private long worked;
    private int turnPerWork = LEAST_TURN_PER_WORK;

    /**
     * @param longest the most that a message is held back
     */
    Pace(long longest) {
        this.longest = longest;
    }

    /** The number of this turn; 0 is before all of them. */
    int turn() {
        return turn;
    }

    /**
     * How long to wait before writing to a connection; 0 or less: not at all.
     *
     * @param lastTurn in which it was last written to
     */
    long pauseFor(int lastTurn, long now) {
        return lastTurn == turn ? begun + Math.min(worked * turnPerWork, longest) - now : 0;
    }

    /** Begins a new turn if this connection had its write in the present one. */
    void begin(int lastTurn, long now) {
        if (lastTurn == turn) {
            turn++;
            begun = now;
            worked = 0;
        }
    }

    /**
     * Adds to the work of this turn.
     *
     * @param frames how many the last write carried
     */
    void worked(long nanos, int frames) {
        worked += nanos;
        turnPerWork =
                Math.max(
                        LEAST_TURN_PER_WORK, Math.min(MOST_TURN_PER_WORK, frames * TURN_PER_FRAME));
    }
}
