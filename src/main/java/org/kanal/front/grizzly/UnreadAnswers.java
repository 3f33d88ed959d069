package org.kanal.front.grizzly;

import java.net.SocketAddress;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/** What a client was sent and the network does not take yet, because it does not read. */
final class UnreadAnswers {

    private UnreadAnswers() {}

    /** Whether nothing waits to be sent. */
    static boolean hasNone(Connection<?> connection) {
        return !(connection instanceof NIOConnection nio)
                || !(connection.getTransport() instanceof TCPNIOTransport)
                || nio.getAsyncWriteQueue().isEmpty();
    }

    /**
     * Does something when all of it was sent, and never if the connection ends before: nothing at
     * all is written behind it, and that is done when its turn comes.
     */
    @SuppressWarnings("unchecked") // TCP connections have socket addresses
    static void whenNone(Connection<?> connection, Runnable task) {
        TCPNIOTransport transport = (TCPNIOTransport) connection.getTransport();
        transport
                .getAsyncQueueIO()
                .getWriter()
                .write(
                        (Connection<SocketAddress>) connection,
                        Buffers.EMPTY_BUFFER,
                        new EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>>() {
                            @Override
                            public void completed(
                                    WriteResult<WritableMessage, SocketAddress> nothing) {
                                task.run();
                            }
                        });
    }
}
