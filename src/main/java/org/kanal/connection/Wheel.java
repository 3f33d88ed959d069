package org.kanal.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongUnaryOperator;

/**
 * Looks that are due at some time, in a wheel of ticks: turning it costs as much as there is due,
 * not as much as there is. Any thread may add; one turns. Times are in nanoseconds, as {@link
 * System#nanoTime} has them.
 */
final class Wheel {

    /** It is not to be looked at again. */
    static final long NEVER = Long.MAX_VALUE;

    private record Due(LongUnaryOperator look, long at) {}

    private final Queue<Due> added = new ConcurrentLinkedQueue<>();
    private final List<List<LongUnaryOperator>> ticks = new ArrayList<>();
    private final long tick;
    private final long start;
    private long turned;

    /**
     * @param tick how late a look may be
     * @param longest after which time everything is looked at, due or not
     * @param now where it begins
     */
    Wheel(Duration tick, Duration longest, long now) {
        this.tick = tick.toNanos();
        this.start = now;
        for (long i = 0; i <= longest.toNanos() / this.tick + 1; i++) {
            ticks.add(new ArrayList<>());
        }
    }

    /**
     * Adds a look.
     *
     * @param look gets the time and gives when it is due next, {@link #NEVER} for not again; must
     *     not throw
     * @param at when it is due
     */
    void add(LongUnaryOperator look, long at) {
        added.add(new Due(look, at));
    }

    /** Does all looks that are due by now. */
    void turn(long now) {
        for (Due due = added.poll(); due != null; due = added.poll()) {
            put(due.look(), due.at());
        }
        for (long last = (now - start) / tick; turned < last; ) {
            turned++;
            look(now);
        }
    }

    private void look(long now) {
        int slot = (int) (turned % ticks.size());
        List<LongUnaryOperator> due = ticks.get(slot);
        ticks.set(slot, new ArrayList<>());
        for (LongUnaryOperator look : due) {
            long next = look.applyAsLong(now);
            if (next != NEVER) {
                put(look, next);
            }
        }
    }

    /** In the tick behind its time; never in one that was turned already. */
    private void put(LongUnaryOperator look, long at) {
        long due = Math.floorDiv(at - start + tick - 1, tick);
        long farthest = turned + ticks.size() - 1;
        long soonest = turned + 1;
        ticks.get((int) (Math.max(soonest, Math.min(farthest, due)) % ticks.size())).add(look);
    }
}
