package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/**
 * The end of a server: clients are told to come back, load balancers to go, and nothing is left.
 */
class StopIT {

    @TempDir private Path data;

    @Test
    void asksToStopAreFollowedTellWhoIsConnectedToComeBackAndLeaveNothingBehind() throws Exception {
        int port = Ports.free();
        try (Bundle server = Bundle.start(settings(port, data))) {
            URL address = URI.create(server.awaitServing()).toURL();
            try (Page first = Page.open(address);
                    Page second = Page.open(address)) {
                second.subscribe("{\"name\":\"until-the-end\"}");
                server.terminate();
                assertNotReadyAtTheEnd(new URL(address, "/health/ready"));
                assertEquals(new Page.Closed(4001, "SHUTDOWN"), first.awaitClosed());
                assertEquals(new Page.Closed(4001, "SHUTDOWN"), second.awaitClosed());
            }
            server.awaitEnd();
            List<String> console = server.console();
            assertEquals("Kanal stopped", console.get(console.size() - 1), console.toString());
        }
        assertNothingIsLeft(port);
    }

    private void assertNothingIsLeft(int port) throws Exception {
        Ports.requireFree("address", "127.0.0.1", "port", port);
        try (Stream<Path> left = Files.list(data)) {
            assertEquals(
                    List.of("broker", "lock", "logs", "transactions"),
                    left.map(Path::getFileName).map(Path::toString).sorted().toList());
        }
    }

    /** Asks until nobody answers: once it was no, it is never yes again. */
    private static void assertNotReadyAtTheEnd(URL ready) {
        List<Integer> answers = new ArrayList<>();
        try {
            while (true) {
                answers.add(status(ready));
            }
        } catch (Exception e) {
            int firstNo = (int) answers.stream().takeWhile(status -> status == 200).count();
            assertTrue(firstNo < answers.size(), "it said yes to its end");
            assertFalse(answers.subList(firstNo, answers.size()).contains(200), "yes after no");
        }
    }

    private static int status(URL address) throws Exception {
        return ((HttpURLConnection) address.openConnection()).getResponseCode();
    }

    private static Map<String, String> settings(int port, Path data) {
        return Map.of(
                "kanal.http.port",
                Integer.toString(port),
                "kanal.data.dir",
                data.toString(),
                "kanal.demo",
                "false");
    }
}
