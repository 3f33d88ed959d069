package org.kanal.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * When which connection is looked at: after a heartbeat of silence and when its token ends. It
 * keeps names, so that what is gone is not held by what is due later.
 */
final class Looks {

    private static final Logger LOG = System.getLogger(Looks.class.getName());
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
    private static final long TICKS_PER_HEARTBEAT = 5;

    /** Everybody is looked at as often: the time of day may jump, and tokens end by it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Wheel wheel;
    private final Duration tick;
    private final long heartbeat;
    private final Function<String, Optional<Conversation>> open;

    /**
     * @param heartbeat after how long a silence a client is pinged
     * @param open finds a connection by its name; empty if it is gone
     */
    Looks(Duration heartbeat, Function<String, Optional<Conversation>> open) {
        Duration part = heartbeat.dividedBy(TICKS_PER_HEARTBEAT);
        this.tick = part.compareTo(LONGEST_TICK) < 0 ? part : LONGEST_TICK;
        this.wheel = new Wheel(tick, LONGEST, System.nanoTime());
        this.heartbeat = heartbeat.toNanos();
        this.open = open;
    }

    /** How often {@link #turn} is to be called. */
    Duration tick() {
        return tick;
    }

    /** A connection is open. */
    void opened(String id) {
        wheel.add(now -> look(id, now), System.nanoTime());
    }

    /** Its token ends then. One that ends later is seen when it is looked at before. */
    void endsAt(String id, Instant end) {
        Instant today = Instant.now();
        if (end.isBefore(today.plus(LONGEST).plus(LONGEST_TICK))) {
            wheel.add(
                    now -> {
                        open.apply(id).ifPresent(one -> one.checkToken(Instant.now()));
                        return Wheel.NEVER;
                    },
                    System.nanoTime() + Conversation.nanosUntil(end, today));
        }
    }

    /** Does what is due. */
    void turn(long now) {
        wheel.turn(now);
    }

    private long look(String id, long now) {
        Optional<Conversation> one = open.apply(id);
        if (one.isEmpty()) {
            return Wheel.NEVER;
        }
        try {
            return one.get().look(now, Instant.now(), heartbeat);
        } catch (RuntimeException e) {
            // The wheel would forget it, and nobody would look any more.
            LOG.log(Level.WARNING, "A connection could not be looked after", e);
            return now + heartbeat;
        }
    }
}
