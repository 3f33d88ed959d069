package org.kanal.adapter;

import com.sun.messaging.jmq.jmsserver.net.tcp.TcpStreams;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.kanal.launch.broker.PacketGuard;

/** A connection of which the broker reads what the guard lets through. */
final class GuardedStreams extends TcpStreams {

    private final Socket client;
    private InputStream guarded;

    GuardedStreams(Socket client, boolean blocking, int in, int out) throws IOException {
        super(client, blocking, in, out);
        this.client = client;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (guarded == null) {
            guarded = new PacketGuard(client, super.getInputStream());
        }
        return guarded;
    }

    @Override
    public synchronized void close() throws IOException {
        if (guarded != null) {
            guarded.close();
        }
        super.close();
    }
}
