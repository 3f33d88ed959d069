package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NatsEntranceTest {

    @Test
    void aMessageIsTakenWhenTheServerSaysSoAlsoBehindAPing() throws Exception {
        assertEquals(
                "CONNECT {\"verbose\":true}\r\nPUB a 2\r\n{}\r\nPONG\r\n",
                said("INFO {}\r\n+OK\r\nPING\r\n+OK\r\n"));
    }

    @Test
    void aMessageThatIsRefusedFailsWithWhatTheServerSays() {
        String message =
                assertThrows(IOException.class, () -> said("INFO {}\r\n+OK\r\n-ERR 'no'\r\n"))
                        .getMessage();
        assertTrue(message.contains("-ERR 'no'"), message);
    }

    /** What the client says to a server that says all of this at once. */
    private static String said(String server) throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard =
                    CompletableFuture.supplyAsync(() -> serve(port, server));
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", port.getLocalPort());
            try (Entrance.Sender sender = new NatsEntrance(address).open()) {
                sender.send("a", "{}");
            }
            return heard.get();
        }
    }

    private static String serve(ServerSocket port, String says) {
        try (Socket socket = port.accept()) {
            socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
