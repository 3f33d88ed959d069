package org.kanal.front.grizzly;

import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.kanal.front.FrameMeter;
import org.kanal.front.LonePong;
import org.kanal.front.Patience;
import org.kanal.front.Visit;
import org.kanal.protocol.Disconnect;

/** What is done with the frames of WebSockets before the server gets them. */
final class GrizzlyFrames {

    /** What a client may send after it was told to go, so that it comes to read that. */
    private static final int MOST_AFTER_END = 65_536;

    private final GrizzlyVisits visits;

    GrizzlyFrames(GrizzlyVisits visits) {
        this.visits = visits;
    }

    /** What came together with the handshake; all of that goes on. */
    NextAction readFirst(FilterChainContext ctx, Visit visit, Buffer came) {
        return measure(ctx, visit, came, ctx.getInvokeAction());
    }

    /** Frames go on, but an answer to a ping that came alone is known here. */
    NextAction read(FilterChainContext ctx, Visit visit, Buffer came) {
        boolean isPong =
                came.remaining() == LonePong.BYTES
                        && visit.meter().filter(meter -> !meter.isUnfinished()).isPresent()
                        && LonePong.is(came.toByteBuffer());
        NextAction next = measure(ctx, visit, came, onwards(ctx, visit));
        if (!isPong || visit.isBroken() || visit.isEnding() || !visit.sentPong()) {
            return next;
        }
        came.tryDispose();
        return ctx.getStopAction();
    }

    /**
     * Kanal's frames go to the server itself. Others between it and this one take each for another
     * handshake that may be theirs, and look up its path.
     */
    private static NextAction onwards(FilterChainContext ctx, Visit visit) {
        int server = ctx.getFilterChain().indexOfType(HttpServerFilter.class);
        if (visit.meter().isPresent() && server > ctx.getFilterIdx()) {
            ctx.setFilterIdx(server - 1);
        }
        return ctx.getInvokeAction();
    }

    /** Looks at frames; nothing that follows the end of a connection goes on for long. */
    private NextAction measure(
            FilterChainContext ctx, Visit visit, Buffer came, NextAction otherwise) {
        if (visit.meter().isEmpty() || !came.hasRemaining()) {
            return otherwise;
        }
        if (visit.isEnding() && visit.cameAfterEnd(came.remaining()) > MOST_AFTER_END) {
            ctx.suspend(); // never goes on: nothing more is read
            return ctx.getSuspendAction();
        }
        if (!visit.isBroken()) {
            meter(ctx.getConnection(), visit, visit.meter().get(), came);
        }
        if (visit.isBroken()) {
            came.tryDispose();
            return ctx.getStopAction();
        }
        return otherwise;
    }

    private void meter(Connection<?> connection, Visit visit, FrameMeter meter, Buffer came) {
        long now = System.nanoTime();
        Optional<Disconnect> wrong = meter.read(came.toByteBuffer(), now);
        if (wrong.isPresent()) {
            visit.broken();
            visits.holdsMessage(connection, 0);
            visits.cut(connection, wrong.get());
        } else {
            note(connection, visit, meter, now);
            if (meter.readControl()) {
                visit.sentControl();
            }
        }
    }

    private void note(Connection<?> connection, Visit visit, FrameMeter meter, long now) {
        boolean isUnfinished = meter.isUnfinished();
        if (isUnfinished || visit.patience().debt() == Patience.Debt.MESSAGE) {
            visit.patience()
                    .await(isUnfinished ? Patience.Debt.MESSAGE : Patience.Debt.NOTHING, now);
            visits.holdsMessage(
                    connection,
                    isUnfinished
                            ? meter.unfinishedBytes() + GrizzlyConnectionFilter.PART_BYTES
                            : 0);
        }
    }
}
