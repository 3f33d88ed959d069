package org.kanal.front.grizzly;

import java.util.concurrent.Executor;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.kanal.front.Patience;
import org.kanal.front.Turns;

/**
 * Lets plain requests have most of the listener's threads and never all: handshakes and frames find
 * one whatever they wait for. Health has some of its own. What a connection sends behind a request
 * without waiting for its answer has its turn when that was read, one of few: it keeps neither
 * places nor processors from others, nor a thread that waits for it to read.
 */
final class GrizzlyTurns {

    private static final String HEALTH = "/health";
    private static final int SHARE_KEPT_FREE = 4;
    private static final int FOR_HEALTH = 2;

    /** Requests that come one after another in the same bytes are served inside each other. */
    private static final ThreadLocal<Boolean> IS_INSIDE = ThreadLocal.withInitial(() -> false);

    private final Turns plain;
    private final Turns health;
    private final Turns following;
    private final Executor threads;
    private final GrizzlyShortWay shortWay;

    /**
     * @param most how many threads the listener has
     * @param threads these
     * @param shortWay where a request may go when it is its turn
     */
    GrizzlyTurns(int most, Executor threads, GrizzlyShortWay shortWay) {
        this.threads = threads;
        this.shortWay = shortWay;
        plain = new Turns(Math.max(1, most - most / SHARE_KEPT_FREE - FOR_HEALTH), threads);
        health = new Turns(FOR_HEALTH, threads);
        following = new Turns(Runtime.getRuntime().availableProcessors(), threads);
    }

    /** Goes on with a request when it is its turn: at once, on this thread, as long as it can. */
    NextAction serve(FilterChainContext ctx, String path) {
        Turns kind = path.startsWith(HEALTH) ? health : plain;
        boolean follows = IS_INSIDE.get() || !UnreadAnswers.hasNone(ctx.getConnection());
        NextAction later = ctx.getSuspendAction();
        ctx.suspend();
        if (follows) {
            whenRead(ctx.getConnection(), () -> following.take(() -> goOn(ctx)));
        } else {
            kind.take(() -> goOn(ctx));
        }
        return later;
    }

    private void whenRead(Connection<?> connection, Runnable next) {
        owe(connection, Patience.Debt.READING);
        UnreadAnswers.whenNone(
                connection,
                () ->
                        threads.execute(
                                () -> {
                                    owe(connection, Patience.Debt.NOTHING);
                                    next.run();
                                }));
    }

    private static void owe(Connection<?> connection, Patience.Debt what) {
        GrizzlyVisits.known(connection)
                .ifPresent(visit -> visit.patience().await(what, System.nanoTime()));
    }

    private void goOn(FilterChainContext ctx) {
        IS_INSIDE.set(true);
        try {
            ctx.resume(shortWay.serve(ctx));
        } finally {
            IS_INSIDE.remove();
        }
    }
}
