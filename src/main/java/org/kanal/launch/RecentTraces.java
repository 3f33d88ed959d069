package org.kanal.launch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which failures were written with their stack trace lately: the same one at the same place has it
 * once in ten minutes, otherwise one line.
 */
final class RecentTraces {
    private static final long WHILE = Duration.ofMinutes(10).toNanos();
    private static final int MOST_KEPT = 1_000;

    private final LongSupplier clock;
    private final Map<String, Long> writtenAt = new LinkedHashMap<>();

    RecentTraces(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the trace of this failure is to be written now. */
    synchronized boolean isNew(String logger, Throwable thrown) {
        long now = clock.getAsLong();
        writtenAt.values().removeIf(written -> now - written >= WHILE);
        return writtenAt.size() < MOST_KEPT
                && writtenAt.putIfAbsent(logger + ' ' + place(thrown), now) == null;
    }

    /** Without any message: a stranger may have written that. */
    private static String place(Throwable thrown) {
        Throwable root = Trace.root(thrown);
        StackTraceElement[] frames = root.getStackTrace();
        return thrown.getClass().getName()
                + ' '
                + root.getClass().getName()
                + (frames.length == 0 ? "" : " " + frames[0]);
    }
}
