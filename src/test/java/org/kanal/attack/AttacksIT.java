package org.kanal.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kanal.launch.ListeningSockets;
import org.kanal.server.StartedServer;
import org.kanal.support.Aside;

/**
 * One server with a small heap and default limits under one attack after another: nobody else
 * notices, and afterwards all is as it was.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttacksIT {

    private static final String RULES = "open * read,write\n* * read\n";

    /** What the bystanders do during each attack; more with {@code mvn -Pattack verify}. */
    private static final int DONE = Integer.getInteger("kanal.attack.bystanders", 120);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The others may be done long before all inputs were tried, on a machine that is busy. */
    private static final Duration TO_END = Duration.ofMinutes(2);

    private static final long HEAP_ALLOWANCE = 48L << 20;
    private static final int FILES_ALLOWANCE = 20;

    /** What a minute may add to the log, by default, and what two minutes that meet may. */
    private static final long LOG_ALLOWANCE = 2 * 250_000;

    @TempDir static Path files;

    private static ServerSocket silentProvider;
    private static StartedServer server;
    private static Vitals before;

    @BeforeAll
    static void start() throws Exception {
        silentProvider = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Path rules = Files.writeString(files.resolve("rules"), RULES);
        server =
                StartedServer.start(
                        files.resolve("data"),
                        Map.of(
                                "kanal.permissions.file",
                                rules.toString(),
                                // so that the logs of what strangers publish end soon
                                "kanal.history.rules",
                                "open/*=1,PT5S",
                                "kanal.apps",
                                "hung",
                                "kanal.apps.hung.permissions-url",
                                "http://127.0.0.1:" + silentProvider.getLocalPort() + "/never"),
                        "-Xmx512m");
        try (Bystanders first = new Bystanders(server)) {
            while (first.done() < DONE) {
                first.act();
            }
        }
        before = Vitals.of(server.pid());
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
        silentProvider.close();
    }

    /** Finding 1, and 6: there is no other door than HTTP. */
    @Test
    @Order(1)
    @EnabledOnOs(OS.LINUX)
    void nothingListensButHttp() throws Exception {
        assertEquals(
                List.of(ListeningSockets.loopback(server.address().getPort())),
                ListeningSockets.of(server.pid()));
    }

    static List<Attack> attacks() {
        return Attacks.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @Order(2)
    void nobodyElseNotices(Attack attack) throws Exception {
        long logged = server.log().length;
        try (Bystanders others = new Bystanders(server);
                Crowd crowd = new Crowd(server.address())) {
            during(attack, crowd, others);
            System.out.println(attack + ": " + others);
            others.assertUndisturbed();
        }
        awaitVitals();
        assertTrue(server.log().length - logged < LOG_ALLOWANCE, "the log grew too much");
        assertFalse(
                attack.audited().isEmpty() ? false : server.audited(attack.audited()).isEmpty());
    }

    /** 100,000 with {@code mvn -Pattack verify}; the seed is printed. */
    @Test
    @Order(3)
    void noOddInputIsMoreThanRefused() throws Exception {
        int count = Integer.getInteger("kanal.attack.inputs", 2_000);
        long seed = Long.getLong("kanal.attack.seed", System.nanoTime());
        System.out.println("kanal.attack.seed=" + seed + ", " + count + " inputs");
        Fuzzer fuzzer = new Fuzzer(server, seed, count);
        try (Bystanders others = new Bystanders(server);
                Crowd crowd = new Crowd(server.address())) {
            during(new Attack("fuzzing", "", fuzzer), crowd, others);
            System.out.println(fuzzer + ": " + others);
            others.assertUndisturbed();
        }
        assertEquals(List.of(), fuzzer.wrong());
        awaitVitals();
        assertEquals(List.of(), server.logged("A request failed"));
        assertEquals(List.of(), server.logged("A client's command failed"));
    }

    @Test
    @Order(4)
    void nothingInTheLogIsAStrangers() throws Exception {
        String log = new String(server.log(), StandardCharsets.UTF_8);
        assertFalse(log.contains("\u001b"), "a terminal is told something");
        assertTrue(
                log.lines().noneMatch(line -> line.matches("\\S+ SEVERE org.kanal: FORGED.*")),
                "a forged line");
        assertEquals(List.of(), server.logged("OutOfMemoryError"));
    }

    private static void during(Attack attack, Crowd crowd, Bystanders others) throws Exception {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        CompletableFuture<Void> attacking =
                Aside.run(
                        () -> {
                            try {
                                attack.deed().run(server, crowd, goesOn::get);
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(attack + " failed", e);
                            }
                        });
        try {
            while (others.done() < DONE || !goesOn.get()) {
                others.act();
            }
        } finally {
            goesOn.set(false);
            await(attacking);
        }
    }

    private static void await(CompletableFuture<Void> attacking)
            throws InterruptedException, ExecutionException, TimeoutException {
        attacking.get(TO_END.toSeconds(), TimeUnit.SECONDS);
    }

    /** Connections that ended are noticed a little later. */
    private static void awaitVitals() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Vitals now = Vitals.of(server.pid());
        while (!isAsBefore(now)) {
            assertTrue(System.nanoTime() - end < 0, "before: " + before + ", after: " + now);
            now = Vitals.of(server.pid());
        }
    }

    private static boolean isAsBefore(Vitals now) {
        return now.heapBytes() <= before.heapBytes() + HEAP_ALLOWANCE
                && now.files() <= before.files() + FILES_ALLOWANCE;
    }
}
