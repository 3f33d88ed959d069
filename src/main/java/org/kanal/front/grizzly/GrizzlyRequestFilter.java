package org.kanal.front.grizzly;

import java.io.IOException;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.kanal.front.Colons;
import org.kanal.front.FrameLimits;
import org.kanal.front.FrameMeter;
import org.kanal.front.FrontSettings;
import org.kanal.front.HttpRefusal;
import org.kanal.front.Patience;
import org.kanal.front.RequestHead;
import org.kanal.front.Visit;
import org.kanal.protocol.Disconnect;

/**
 * Stands behind the server's reading of HTTP and before everything that serves it: a request goes
 * on when all of its body has come, so that no thread ever waits for a client. Plain requests take
 * turns; handshakes, and the frames of open sockets, wait for none of them.
 */
final class GrizzlyRequestFilter extends BaseFilter {

    /** What a client may send after it was told to go, so that it comes to read that. */
    private static final int MOST_AFTER_END = 65_536;

    private static final String HTTP_2 = "h2c";
    private final GrizzlyVisits visits;
    private final FrontSettings settings;
    private final FrameLimits frames;
    private final GrizzlyTurns turns;
    private final String socketPath;
    private final Colons colons;

    /**
     * @param socketPath where Kanal's WebSockets are
     * @param colons what this server makes of them in addresses
     */
    GrizzlyRequestFilter(
            GrizzlyVisits visits,
            FrontSettings settings,
            FrameLimits frames,
            GrizzlyTurns turns,
            String socketPath,
            Colons colons) {
        this.visits = visits;
        this.settings = settings;
        this.frames = frames;
        this.turns = turns;
        this.socketPath = socketPath;
        this.colons = colons;
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) throws IOException {
        if (!(ctx.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return ctx.getInvokeAction();
        }
        Visit visit = visits.of(ctx.getConnection());
        if (visit.isSocket()) {
            return measure(ctx, visit, content.getContent(), onwards(ctx, visit));
        }
        if (visit.isNew(request)) {
            RequestHead head = GrizzlyHead.of(request);
            Optional<String> bad =
                    visit.lines()
                            .whatIsBad()
                            .or(head::whatIsBad)
                            .or(() -> colons.whatIsBad(head.path()));
            if (bad.isPresent()) {
                return refuse(ctx, HttpRefusal.BAD_REQUEST, bad.get());
            }
            if (head.isUpgrade()) {
                return upgrade(ctx, visit, head, content);
            }
        }
        return HttpContent.isBroken(content) ? ctx.getInvokeAction() : gather(ctx, visit, content);
    }

    /**
     * Nothing here speaks HTTP/2, but clients that could ask for it with every request, and mean
     * these as they are.
     */
    @Override
    public NextAction handleEvent(FilterChainContext ctx, FilterChainEvent event)
            throws IOException {
        if (event instanceof HttpEvents.IncomingHttpUpgradeEvent upgrade) {
            HttpHeader header = upgrade.getHttpHeader();
            if (HTTP_2.equalsIgnoreCase(header.getUpgrade())) {
                header.getUpgradeDC().recycle();
                header.setIgnoreContentModifiers(false);
            }
        }
        return ctx.getInvokeAction();
    }

    /** Keeps what came of a body until the last of it comes. */
    private NextAction gather(FilterChainContext ctx, Visit visit, HttpContent content)
            throws IOException {
        if (visit.chunks().isBroken()) {
            return refuse(
                    ctx,
                    HttpRefusal.BAD_REQUEST,
                    "the chunks of the body are not what they may be; allowed: each its size in"
                            + " hexadecimal digits, CRLF, its data, CRLF");
        }
        HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
        boolean isForm = GrizzlyHead.isForm(request);
        long most = isForm ? settings.mostFormBytes() : settings.mostBodyBytes();
        if (Math.max(request.getContentLength(), content.getContent().remaining()) > most) {
            return refuse(
                    ctx,
                    HttpRefusal.TOO_LARGE,
                    "the body is too large; allowed: " + most + " bytes");
        }
        Connection<?> connection = ctx.getConnection();
        if (!content.isLast()) {
            visits.holdsBody(connection, visit.keeps(0));
            visit.patience().await(Patience.Debt.BODY, System.nanoTime());
            acknowledge(ctx, request);
            return ctx.getStopAction(content);
        }
        if (isForm && !RequestHead.isEncoded(bytes(content.getContent()))) {
            return refuse(ctx, HttpRefusal.BAD_REQUEST, "the form is no percent-encoded UTF-8");
        }
        visits.holdsBody(connection, 0);
        visit.isRead();
        visit.patience().await(Patience.Debt.NOTHING, System.nanoTime());
        return turns.serve(ctx, request.getRequestURI());
    }

    private NextAction upgrade(
            FilterChainContext ctx, Visit visit, RequestHead head, HttpContent content) {
        boolean isOurs = head.isFor(socketPath);
        long now = System.nanoTime();
        visits.holdsBody(ctx.getConnection(), 0);
        visit.isRead();
        visit.patience().await(Patience.Debt.NOTHING, now);
        visit.upgraded(isOurs ? Optional.of(new FrameMeter(frames, now)) : Optional.empty());
        return isOurs
                ? measure(ctx, visit, content.getContent(), ctx.getInvokeAction())
                : turns.serve(ctx, head.path());
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

    private NextAction refuse(FilterChainContext ctx, HttpRefusal refusal, String why) {
        visits.holdsBody(ctx.getConnection(), 0);
        visits.refuse(ctx.getConnection(), refusal, why);
        return ctx.getStopAction();
    }

    /** A client that asked whether it may send its body gets its answer here: nobody else would. */
    private static void acknowledge(FilterChainContext ctx, HttpRequestPacket request)
            throws IOException {
        if (request.requiresAcknowledgement()) {
            HttpResponsePacket response = request.getResponse();
            response.setAcknowledgement(true);
            HttpStatus.CONINTUE_100.setValues(response);
            ctx.write(response);
        }
    }

    private static byte[] bytes(Buffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
