package org.kanal.socket;

import java.net.SocketAddress;
import java.util.concurrent.CancellationException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.memory.Buffers;
import org.kanal.hub.Batch;
import org.kanal.hub.Transport;
import org.kanal.protocol.Disconnect;

/**
 * Writes framed bytes to the connection itself. Each buffer goes out whole before the next one,
 * also before one that Tyrus sends: the connection queues them, behind the filter that encrypts.
 */
final class DirectTransport implements Transport {

    private final Connection<SocketAddress> connection;
    private final SessionEnd end;

    DirectTransport(Connection<SocketAddress> connection, SessionEnd end) {
        this.connection = connection;
        this.end = end;
    }

    @Override
    public void write(Batch batch, Completion completion) {
        connection.write(
                Buffers.wrap(connection.getMemoryManager(), batch.bytes()),
                new EmptyCompletionHandler<WriteResult<Buffer, SocketAddress>>() {
                    @Override
                    public void completed(WriteResult<Buffer, SocketAddress> result) {
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
}
