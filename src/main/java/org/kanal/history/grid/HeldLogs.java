package org.kanal.history.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;

/**
 * The logs that this node works with, one per channel, in the order of their last use, and the
 * memory that they take together. It is bounded by that memory, and by the sweeps that drop what is
 * no longer used.
 */
final class HeldLogs {

    private record Held(RingLog log, KeptBytes kept) {}

    private final Map<Channel, Held> byUse = new LinkedHashMap<>(16, 0.75f, true);
    private final long maxBytes;
    private long bytes;

    HeldLogs(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized Optional<RingLog> find(Channel channel) {
        return Optional.ofNullable(byUse.get(channel)).map(Held::log);
    }

    /** All of them, the longest unused first. */
    synchronized List<RingLog> all() {
        return byUse.values().stream().map(Held::log).toList();
    }

    /** Holds a log instead of one of another epoch; gives the one that is held for its epoch. */
    synchronized RingLog hold(RingLog log) {
        Held held = byUse.get(log.epoch().channel());
        if (held != null && held.log.epoch().equals(log.epoch())) {
            return held.log;
        }
        if (held != null) {
            drop(held.log);
        }
        KeptBytes kept = new KeptBytes(log.epoch().retention().size());
        byUse.put(log.epoch().channel(), new Held(log, kept));
        bytes += kept.bytes();
        return log;
    }

    synchronized void drop(RingLog log) {
        Held held = byUse.get(log.epoch().channel());
        if (held != null && held.log == log) {
            byUse.remove(log.epoch().channel());
            bytes -= held.kept.bytes();
        }
    }

    /** Counts an append and gives the logs that are no longer held because it was too much. */
    synchronized List<RingLog> appended(RingLog log, long offset, int length) {
        Held held = byUse.get(log.epoch().channel());
        if (held == null || held.log != log) {
            return List.of();
        }
        bytes -= held.kept.bytes();
        held.kept.added(offset, length);
        bytes += held.kept.bytes();
        return bytes <= maxBytes ? List.of() : dropTooMany();
    }

    /**
     * Counts what has gone from a log. Called for all of them in the order of {@link #all}, it
     * leaves the order of their last use as it was.
     *
     * @return whether anything is left that this node appended
     */
    synchronized boolean goneBefore(RingLog log, long offset) {
        Held held = byUse.get(log.epoch().channel());
        if (held == null || held.log != log) {
            return false;
        }
        bytes -= held.kept.bytes();
        held.kept.goneBefore(offset);
        bytes += held.kept.bytes();
        return held.kept.hasEntries();
    }

    /** Whether anything is counted that this node appended. */
    synchronized boolean isFilled(RingLog log) {
        Held held = byUse.get(log.epoch().channel());
        return held != null && held.log == log && held.kept.hasEntries();
    }

    /** The logs that are no longer held because all of them took too much; longest unused first. */
    synchronized List<RingLog> dropTooMany() {
        List<RingLog> dropped = new ArrayList<>();
        while (bytes > maxBytes) {
            RingLog longest = byUse.values().iterator().next().log;
            drop(longest);
            dropped.add(longest);
        }
        return dropped;
    }
}
