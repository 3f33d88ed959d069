package org.kanal.adapter;

import com.sun.messaging.jmq.jmsserver.net.tcp.TcpProtocol;
import com.sun.messaging.jmq.jmsserver.net.tcp.TcpStreams;
import java.io.IOException;
import java.net.Socket;

/** OpenMQ's way to listen, with a guard in front of each connection. */
public class GuardedTcp extends TcpProtocol {

    @Override
    protected TcpStreams createConnection(Socket socket) throws IOException {
        return new GuardedStreams(socket, blocking, inputBufferSize, outputBufferSize);
    }
}
