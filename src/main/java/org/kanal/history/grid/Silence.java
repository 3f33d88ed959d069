package org.kanal.history.grid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For how long members have not answered, by this process's own clock, which nobody sets and which
 * goes on while threads do not get to run. So there is a time after which a silent member is found
 * out whatever else happens, also in a process that can hardly run: {@link #LIMIT} and {@link
 * #GRACE} after the last question that it answered was sent.
 */
final class Silence {

    /** Who does not answer for so long is silent: as long as the grid waits. */
    static final long LIMIT = TimeUnit.SECONDS.toNanos(10);

    /** How much longer it may take where this process has just stood still itself. */
    static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    /** Whoever does not get to look for so long has stood still. */
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Map<UUID, Long> heard = new HashMap<>();
    private long looked;
    private long awake;

    /**
     * @param nanos the time, as {@link System#nanoTime} gives it
     */
    Silence(LongSupplier nanos) {
        this.nanos = nanos;
        this.looked = now();
        this.awake = looked - GRACE;
    }

    /** The time. */
    long now() {
        return nanos.getAsLong();
    }

    /** From now on these and no others; who is new has just been heard of. */
    synchronized void watch(Set<UUID> members) {
        long now = now();
        heard.keySet().retainAll(members);
        members.forEach(member -> heard.putIfAbsent(member, now));
    }

    /** How many are watched. */
    synchronized int watched() {
        return heard.size();
    }

    /** What was known of them does not count any more. */
    synchronized void forget() {
        heard.clear();
    }

    /** A member has answered what it was asked then; nothing, if it is not watched. */
    synchronized void answered(UUID member, long asked) {
        heard.computeIfPresent(member, (same, before) -> asked - before > 0 ? asked : before);
    }

    /** Who is silent now. To be called several times a second. */
    synchronized Set<UUID> look() {
        long now = now();
        if (now - looked > STANDSTILL) {
            awake = now; // their answers may be here, and only wait to be read
        }
        looked = now;
        return silentFor(now - awake >= GRACE ? LIMIT : LIMIT + GRACE, now);
    }

    /** Who has not answered for so long, whatever the reason. */
    synchronized Set<UUID> silentFor(long span) {
        return silentFor(span, now());
    }

    private Set<UUID> silentFor(long span, long now) {
        Set<UUID> silent = new HashSet<>(heard.keySet());
        silent.removeIf(member -> now - heard.get(member) < span);
        return silent;
    }
}
