package org.kanal.front;

import java.time.Duration;

/**
 * What one connection owes, and until when: the rest of a request's head, of its body, or of a
 * message that it began. Bytes that come give a body some more time; a head and a message must be
 * there when their time is over, however busily they drip.
 */
public final class Patience {

    /** What is waited for. */
    public enum Debt {
        NOTHING,
        HEAD,
        BODY,
        MESSAGE,
        /** It is to read its answers before more of its requests are served. */
        READING,
        /** It was refused, and may read the answer. */
        LEAVE
    }

    /**
     * @param head from a request's first byte, or from connecting, to the end of its head
     * @param pause between two parts of a body
     * @param body for all of a body
     * @param message for all of a WebSocket message
     */
    public record Times(Duration head, Duration pause, Duration body, Duration message) {}

    private static final Duration TO_READ = Duration.ofSeconds(10);
    private static final Duration TO_LEAVE = Duration.ofSeconds(2);

    private final Times times;
    private final Runnable owing;
    private Debt debt = Debt.NOTHING;
    private long since;
    private long lastPart;
    private boolean isLookedAt;
    private boolean hasEnded;

    /**
     * @param owing is run when it owes something and nobody looks at it: see {@link #isSettled};
     *     must not wait
     */
    public Patience(Times times, Runnable owing) {
        this.times = times;
        this.owing = owing;
    }

    /** Waits for something; changes nothing if it is waited for already, or nobody is there. */
    public synchronized void await(Debt what, long now) {
        if (debt == what || debt == Debt.LEAVE || hasEnded) {
            return;
        }
        debt = what;
        since = now;
        lastPart = now;
        if (!isLookedAt && what != Debt.NOTHING) {
            isLookedAt = true;
            owing.run();
        }
    }

    /**
     * Whether nothing is owed. If so, whoever looks at it need not do so until it says that it owes
     * something again: most connections are silent, and looking at all of them takes time.
     */
    public synchronized boolean isSettled() {
        isLookedAt = debt != Debt.NOTHING;
        return !isLookedAt;
    }

    /** The connection is gone: nothing is owed any more. */
    public synchronized void end() {
        hasEnded = true;
        debt = Debt.NOTHING;
    }

    /** Something came; a request's first byte if nothing is waited for. */
    public synchronized void came(long now) {
        lastPart = now;
        if (debt == Debt.NOTHING) {
            await(Debt.HEAD, now);
        }
    }

    /** What is waited for. */
    public synchronized Debt debt() {
        return debt;
    }

    /** Whether the time for it is over. */
    public synchronized boolean isOver(long now) {
        return switch (debt) {
            case NOTHING -> false;
            case HEAD -> isOver(since, now, times.head());
            case BODY -> isOver(lastPart, now, times.pause()) || isOver(since, now, times.body());
            case MESSAGE -> isOver(since, now, times.message());
            case READING -> isOver(since, now, TO_READ);
            case LEAVE -> isOver(since, now, TO_LEAVE);
        };
    }

    private static boolean isOver(long from, long now, Duration time) {
        return now - from >= time.toNanos();
    }
}
