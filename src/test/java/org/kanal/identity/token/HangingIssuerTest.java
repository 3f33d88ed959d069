package org.kanal.identity.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer that takes connections, and then answers late, too much, or nonsense. */
class HangingIssuerTest {

    private static final Issuer ISSUER = Issuer.rsa("k1");
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final List<Socket> connections = new ArrayList<>();
    private final CountDownLatch dropped = new CountDownLatch(1);
    private ServerSocket socket;

    @BeforeEach
    void listen() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
        socket.close();
    }

    @Test
    void anAnswerThatNeverComesIsLate() {
        serve(out -> {});
        assertLate();
    }

    @Test
    void anAnswerThatComesByteAfterByteIsLateAndNotReadOn() throws InterruptedException {
        serve(
                out -> {
                    out.write(head("Content-Length: 400000"));
                    try {
                        while (true) {
                            out.write(' ');
                            out.flush();
                            Thread.sleep(20);
                        }
                    } catch (IOException | InterruptedException e) {
                        dropped.countDown();
                    }
                });
        assertLate();
        assertTrue(dropped.await(10, TimeUnit.SECONDS));
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        serve(
                out -> {
                    out.write(head("Connection: close"));
                    out.write(" ".repeat(600_000).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                });
        assertTrue(failure(Duration.ofSeconds(10)).getMessage().contains("524288"));
    }

    @Test
    void anAnswerOfSomethingElseIsRefused() {
        serve(
                out -> {
                    out.write(head("Content-Length: 9"));
                    out.write("not JSON.".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                });
        assertTrue(failure(Duration.ofSeconds(10)).getMessage().contains("key set"));
    }

    @Test
    void anAnswerInTimeIsTaken() {
        byte[] keys = ISSUER.jwks().getBytes(StandardCharsets.UTF_8);
        serve(
                out -> {
                    out.write(head("Content-Length: " + keys.length));
                    out.write(keys);
                    out.flush();
                });
        assertEquals(1, address(Duration.ofSeconds(10)).ask().join().getKeys().size());
    }

    private void assertLate() {
        long begin = System.nanoTime();
        assertEquals(TimeoutException.class, failure(PATIENCE).getClass());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertTrue(millis < 5_000, millis + " ms");
    }

    private Throwable failure(Duration patience) {
        return assertThrows(CompletionException.class, () -> address(patience).ask().join())
                .getCause();
    }

    private KeyAddress address(Duration patience) {
        return KeyAddress.of(
                URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/keys"), patience);
    }

    private static byte[] head(String field) {
        return ("HTTP/1.1 200 OK\r\n" + field + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private void serve(Answer answer) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                Socket connection = socket.accept();
                                connections.add(connection);
                                connection.getInputStream().read(new byte[4_096]);
                                answer.write(connection.getOutputStream());
                            } catch (IOException e) {
                                dropped.countDown(); // whoever asked has gone
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Answer {
        void write(OutputStream out) throws IOException;
    }
}
