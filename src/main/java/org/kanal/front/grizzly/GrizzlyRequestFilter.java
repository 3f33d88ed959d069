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
import org.glassfish.grizzly.http.util.HttpStatus;
import org.kanal.front.Colons;
import org.kanal.front.FrameLimits;
import org.kanal.front.FrameMeter;
import org.kanal.front.FrontSettings;
import org.kanal.front.HttpRefusal;
import org.kanal.front.Patience;
import org.kanal.front.RequestHead;
import org.kanal.front.Visit;

/**
 * Stands behind the server's reading of HTTP and before everything that serves it: a request goes
 * on when all of its body has come, so that no thread ever waits for a client. Plain requests take
 * turns; handshakes, and the frames of open sockets, wait for none of them.
 */
final class GrizzlyRequestFilter extends BaseFilter {

    private static final String HTTP_2 = "h2c";
    private final GrizzlyVisits visits;
    private final FrontSettings settings;
    private final FrameLimits limits;
    private final GrizzlyFrames frames;
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
            FrameLimits limits,
            GrizzlyTurns turns,
            String socketPath,
            Colons colons) {
        this.visits = visits;
        this.settings = settings;
        this.limits = limits;
        this.frames = new GrizzlyFrames(visits);
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
            return frames.read(ctx, visit, content.getContent());
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
        visit.upgraded(isOurs ? Optional.of(new FrameMeter(limits, now)) : Optional.empty());
        return isOurs
                ? frames.readFirst(ctx, visit, content.getContent())
                : turns.serve(ctx, head.path());
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
