package org.kanal.socket.tyrus;

import java.net.SocketAddress;
import java.util.concurrent.CancellationException;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.ssl.SSLUtils;
import org.kanal.outbox.Batch;
import org.kanal.outbox.Transport;
import org.kanal.protocol.Disconnect;

/**
 * Writes framed bytes to the connection itself. Each buffer goes out whole before the next one,
 * also before one that Tyrus sends: both stand in the connection's one queue.
 *
 * <p>The filters above that queue leave framed bytes as they are but take a sixth of a write's
 * time: they are passed by, except where they encrypt.
 */
final class DirectTransport implements Transport {

    private final Connection<SocketAddress> connection;
    private final Way way;
    private final SessionEnd end;

    DirectTransport(Connection<SocketAddress> connection, SessionEnd end) {
        this.connection = connection;
        this.way = wayTo(connection);
        this.end = end;
    }

    @Override
    public void write(Batch batch, Completion completion) {
        way.write(
                Buffers.wrap(
                        connection.getMemoryManager(), batch.framedBy(WebSocketFraming.INSTANCE)),
                new EmptyCompletionHandler<>() {
                    @Override
                    public void completed(WriteResult<WritableMessage, SocketAddress> result) {
                        completion.written();
                    }

                    @Override
                    public void failed(Throwable failure) {
                        completion.failed(failure);
                    }

                    @Override
                    public void cancelled() {
                        completion.failed(new CancellationException("the write was cancelled"));
                    }
                });
    }

    @Override
    public void close(Disconnect reason) {
        end.close(reason);
    }

    private static Way wayTo(Connection<SocketAddress> connection) {
        return SSLUtils.getSSLEngine(connection) == null
                        && connection.getTransport() instanceof TCPNIOTransport transport
                ? (bytes, handler) ->
                        transport.getAsyncQueueIO().getWriter().write(connection, bytes, handler)
                : (bytes, handler) -> connection.write(bytes, handler);
    }

    /** How bytes get into the connection's queue. */
    @FunctionalInterface
    private interface Way {
        void write(
                WritableMessage bytes,
                CompletionHandler<WriteResult<WritableMessage, SocketAddress>> handler);
    }
}
