package org.kanal.front.grizzly;

import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.kanal.front.Patience;
import org.kanal.front.Visit;

/**
 * Stands before the server reads HTTP: counts connections, and notes when a request begins. How
 * long its head may take is looked at by {@link GrizzlyVisits}.
 */
final class GrizzlyConnectionFilter extends BaseFilter {

    /** What a part of a head costs besides its bytes. */
    static final int PART_BYTES = 256;

    /** A head in one part, as nearly all are, is not worth the counting. */
    private static final int SMALL_HEAD = 4096;

    private final GrizzlyVisits visits;

    GrizzlyConnectionFilter(GrizzlyVisits visits) {
        this.visits = visits;
    }

    @Override
    public NextAction handleAccept(FilterChainContext ctx) throws IOException {
        if (!visits.arrived(ctx.getConnection())) {
            ctx.getConnection().terminateSilently();
            return ctx.getStopAction();
        }
        return ctx.getInvokeAction();
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) throws IOException {
        Connection<?> connection = ctx.getConnection();
        Visit visit = visits.of(connection);
        if (visit.isSocket()) {
            return ctx.getInvokeAction();
        }
        Buffer came = ctx.getMessage();
        if (visit.isRefused()) {
            came.tryDispose();
            return ctx.getStopAction();
        }
        boolean isMore = visit.patience().debt() == Patience.Debt.HEAD && visit.keepsSomething();
        visit.patience().came(System.nanoTime());
        long kept = visit.keeps(came.remaining() + PART_BYTES);
        if (isMore || kept > SMALL_HEAD) {
            visits.holdsBody(connection, kept);
        }
        return ctx.getInvokeAction();
    }
}
