package org.kanal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

/**
 * What all connections together may leave unread. Whoever reads gets its messages at once, and
 * shares them with all other receivers; what piles up is what waits for those who do not.
 */
public final class OutboxTotal {

    private static final Logger LOG = System.getLogger(OutboxTotal.class.getName());

    /** A write that takes longer is one to a client that does not keep up. */
    static final long SLOW_NANOS = 2_000_000_000L;

    private final long most;

    /**
     * @param most in bytes ({@code kanal.outbox.max-total-bytes})
     */
    public OutboxTotal(long most) {
        this.most = most;
    }

    /**
     * A connection whose client does not keep up.
     *
     * @param since when its write began, in nanoseconds
     * @param bytes what it leaves unread
     */
    record Slow(Outbox outbox, long since, long bytes) {}

    /**
     * Closes connections with 4008 where all that do not keep up leave too much unread: those that
     * have not read for longest. A message that several leave unread counts once.
     *
     * @param all those whose write has not ended, see {@link OutboxWriters#unfinished}
     * @param longest how long one write may take, in nanoseconds; then its connection is closed too
     * @param now in nanoseconds, as {@link System#nanoTime} has them
     */
    public void bound(Collection<Outbox> all, long longest, long now) {
        all.stream()
                .filter(outbox -> outbox.isStuck(now, longest))
                .forEach(outbox -> outbox.abort(Disconnect.SLOW_CONSUMER));
        List<Slow> slow =
                all.stream()
                        .map(outbox -> outbox.slow(now - SLOW_NANOS))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong((Slow one) -> now - one.since()))
                        .toList();
        if (slow.stream().mapToLong(Slow::bytes).sum() > most) {
            endThoseOverIt(slow);
        }
    }

    private void endThoseOverIt(List<Slow> latestFirst) {
        Set<EncodedMessage> unread = new HashSet<>();
        long bytes = 0;
        int ended = 0;
        for (Slow one : latestFirst) {
            if (bytes <= most) {
                bytes += one.outbox().addUnread(unread);
            }
            if (bytes > most) {
                one.outbox().abort(Disconnect.SLOW_CONSUMER);
                ended++;
            }
        }
        if (ended > 0) {
            LOG.log(
                    Level.WARNING,
                    ended
                            + " connections were closed (4008): together their clients left more"
                            + " unread than "
                            + most
                            + " bytes (kanal.outbox.max-total-bytes)");
        }
    }
}
