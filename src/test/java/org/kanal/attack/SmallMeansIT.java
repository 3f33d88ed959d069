package org.kanal.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;
import org.kanal.server.RawClient;
import org.kanal.server.RawSocket;
import org.kanal.server.StartedServer;

/** A server that gets little of the system, and people who want much. */
class SmallMeansIT {

    private static final int SOME_LINES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Each may leave eight megabytes by default, and all together no more; about four of each are
     * the system's and not the heap's.
     */
    private static final Map<String, String> OUTBOXES =
            Map.of(
                    "kanal.outbox.max-bytes", "4194304",
                    "kanal.outbox.max-total-bytes", "4194304",
                    "kanal.heartbeat", "PT10M");

    private static final List<String> FEW_FILES =
            List.of("sh", "-c", "ulimit -n 700; exec \"$@\"", "sh");

    @TempDir static Path data;

    private static StartedServer server;

    @BeforeAll
    static void start() throws IOException {
        List<String> limiting = OS.LINUX.isCurrentOs() ? FEW_FILES : List.of();
        server = StartedServer.start(limiting, data, OUTBOXES, "-Xmx128m");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    /** 60 MB of history for a heap of 128 MB: the oldest goes, and the newest is there. */
    @Test
    void aSmallHeapKeepsWhatFitsOfTheHistory() throws Exception {
        String text = "x".repeat(9_900);
        for (int channel = 0; channel < 60; channel++) {
            String item =
                    "{\"channel\":{\"name\":\"c%d\"},\"payload\":\"%s\"}".formatted(channel, text);
            String batch = "[" + (item + ",").repeat(99) + item + "]";
            assertEquals(202, server.api().post("messages", batch).statusCode(), "c" + channel);
        }
        assertEquals(List.of(), server.logged("OutOfMemoryError"));
        assertEquals(1, server.logged("Memory: ").size());
        try (Page page = Page.open(server.address())) {
            page.command(
                    "\"type\":\"subscribe\",\"channel\":{\"name\":\"c59\"},\"since\":{\"last\":1}");
            assertEquals(text, page.next("message").getString("payload"));
        }
    }

    @Test
    void clientsThatReadNothingMayNotLeaveMoreThanThatTogether() throws Exception {
        try (Bystanders others = new Bystanders(server);
                Crowd crowd = new Crowd(server.address())) {
            List<RawClient> readers = crowd.visitors(6);
            for (int i = 0; i < readers.size(); i++) {
                Crowd.trySend(readers.get(i), subscribe("unread" + i));
            }
            for (int round = 0; round < 6; round++) {
                for (int i = 0; i < readers.size(); i++) {
                    assertEquals(202, publishMuch("unread" + i), "no. " + i);
                }
                others.act();
            }
            awaitLine("kanal.outbox.max-total-bytes");
            others.assertUndisturbed();
        }
    }

    /** Nearly a megabyte. */
    private static int publishMuch(String channel) throws Exception {
        String item = "{\"channel\":{\"name\":\"%s\"},\"payload\":\"%s\"}";
        String one = item.formatted(channel, "x".repeat(9_900));
        return server.api().post("messages", "[" + (one + ",").repeat(94) + one + "]").statusCode();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void moreSocketsThanFilesAreRefusedAndNobodyElseIs() throws Exception {
        try (Bystanders others = new Bystanders(server)) {
            assertFalse(server.logged("(ulimit -n)").isEmpty());
            int before = server.logged("").size();
            try (Crowd crowd = new Crowd(server.address())) {
                assertTrue(refused(crowd, 1_000) > 0, "all 1,000 got in");
            }
            awaitRoom();
            others.act();
            others.assertUndisturbed();
            assertTrue(server.logged("").size() - before < SOME_LINES, "the log grew too much");
        }
    }

    /** Balancers give idle connections up after 60 to 75 seconds; the server is later. */
    @Test
    @Tag("faults")
    void aConnectionThatRestedForSeventyFiveSecondsIsServed() throws Exception {
        try (RawSocket socket = new RawSocket(server.address().getPort())) {
            String request = Requests.request("GET", "/health", "");
            socket.trySend(request);
            assertEquals(1, socket.count("HTTP/1.1 200 OK", 1));
            LockSupport.parkNanos(Duration.ofSeconds(76).toNanos());
            socket.trySend(request);
            assertEquals(1, socket.count("HTTP/1.1 200 OK", 1));
        }
    }

    private static String subscribe(String channel) {
        return "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\"" + channel + "\"}}";
    }

    private static void awaitLine(String part) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.logged(part).isEmpty()) {
            assertTrue(System.nanoTime() - end < 0, "nothing of " + part);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static int refused(Crowd crowd, int count) {
        int refused = 0;
        for (int i = 0; i < count; i++) {
            try {
                crowd.socket();
            } catch (IOException e) {
                refused++;
            }
        }
        return refused;
    }

    private static void awaitRoom() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isServed()) {
            assertTrue(System.nanoTime() - end < 0, "no room within " + PATIENCE);
        }
    }

    private static boolean isServed() {
        try (RawClient client = new RawClient(server.address())) {
            client.send("{\"type\":\"connect\"}");
            return client.next().getString("type").equals("connected");
        } catch (IOException e) {
            return false;
        }
    }
}
