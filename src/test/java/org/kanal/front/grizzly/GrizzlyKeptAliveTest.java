package org.kanal.front.grizzly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener as the server has it, whose connections wait for their next request. */
class GrizzlyKeptAliveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService clock = Executors.newSingleThreadExecutor();
    private final DelayedExecutor delays = new DelayedExecutor(clock);

    /** Its makers mean to give a filter its clock in another way some day. */
    @SuppressWarnings("deprecation")
    private final HttpServerFilter codec =
            new HttpServerFilter(true, 8192, new KeepAlive(), delays);

    private final TCPNIOTransport transport = TCPNIOTransportBuilder.newInstance().build();
    private final GrizzlyKeptAlive keptAlive = GrizzlyKeptAlive.of(codec).orElseThrow();
    private int port;

    @BeforeEach
    void start() throws IOException {
        transport.setProcessor(
                FilterChainBuilder.stateless()
                        .add(new TransportFilter())
                        .add(codec)
                        .add(new EmptyAnswers())
                        .build());
        var bound = transport.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = ((InetSocketAddress) bound.getLocalAddress()).getPort();
        transport.start();
    }

    @AfterEach
    void stop() throws IOException {
        transport.shutdownNow();
        delays.destroy();
        clock.shutdownNow();
    }

    @Test
    void whoLeftIsForgottenAndWhoStaysIsNot() throws IOException {
        try (Socket staying = asked()) {
            asked().close();
            asked().close();
            awaitWaiting(3, false);
            awaitWaiting(1, true);
            staying.getOutputStream().write(request());
            assertTrue(staying.getInputStream().read() > 0, "it is still served");
        }
        awaitWaiting(0, true);
    }

    private void awaitWaiting(int count, boolean sweeps) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (keptAlive.size() != count && System.nanoTime() - end < 0) {
            if (sweeps) {
                keptAlive.sweep();
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertEquals(count, keptAlive.size());
    }

    /** A connection whose first request was answered. */
    private Socket asked() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request());
        assertTrue(socket.getInputStream().read() > 0, "no answer");
        return socket;
    }

    private static byte[] request() {
        return "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class EmptyAnswers extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext ctx) throws IOException {
            HttpContent content = ctx.getMessage();
            HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
            HttpResponsePacket response = request.getResponse();
            HttpStatus.OK_200.setValues(response);
            response.setContentLength(0);
            ctx.write(response.httpTrailerBuilder().build());
            ctx.flush(new EmptyCompletionHandler<>());
            ctx.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
            return ctx.getStopAction();
        }
    }
}
