package org.kanal.outbox;

/**
 * Whether a writer keeps up, and what it does if not. It does not if there is more for a connection
 * that it has just written to, and it had no rest in between: what waits grows. Then it makes way
 * for other threads now and then, for those who bring new messages and those who read, where they
 * wait for a processor. So the next write to a connection finds more messages, and costs about as
 * much. Where nobody waits, making way takes no time, and a writer that had a rest never does it:
 * no message waits for a clock.
 *
 * <p>It counts turns: in one turn a connection is written to once. Not thread-safe.
 */
final class Pressure {

    /** With fewer, switching between threads costs more than the larger writes save. */
    private static final int WRITES_BETWEEN = 64;

    private int turn = 1;
    private int writes;
    private boolean high;

    /** The number of this turn; 0 is before all of them. */
    int turn() {
        return turn;
    }

    /** Nothing waits: what comes now comes after a rest. */
    void rest() {
        turn++;
        high = false;
        writes = 0;
    }

    /**
     * Something is to be written to a connection.
     *
     * @param lastTurn in which it was last written to
     * @return whether to make way for other threads first
     */
    boolean makesWayBefore(int lastTurn) {
        if (lastTurn == turn) {
            turn++;
            high = true;
            writes = 0;
            return true;
        }
        return high && ++writes % WRITES_BETWEEN == 0;
    }
}
