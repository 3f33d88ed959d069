package org.kanal.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose time of day jumps while it delivers; {@code ClockJumpTest} is its short form. */
@Tag("faults")
class ClockJumpIT {

    private static final int EACH = 2_500;

    @TempDir static Path files;

    private static FakedClock clock;
    private static FaultyServer server;

    private final FaultRun run = new FaultRun(server);

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(FakedClock.isPossible(), "no package of libfaketime without apt-get");
        clock = new FakedClock(files.resolve("clock"));
        server =
                new FaultyServer(
                        files.resolve("server"),
                        Map.of(
                                "kanal.outbox.max-bytes", "16777216",
                                "kanal.history.size", "100000"));
        server.environment(clock.environment());
        server.start();
    }

    @AfterAll
    static void end() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @AfterEach
    void leave() throws Exception {
        run.close();
        clock.jump(Duration.ZERO);
    }

    @Test
    void jumpsWithinTheBuffersTimeCostNobodyAMessage() throws Exception {
        streamWhile("minutes", Duration.ofMinutes(2), Duration.ofMinutes(-2));
        run.assertComplete("clock jumped by minutes", (long) FaultRun.PUBLISHERS * EACH);
    }

    @Test
    void afterAJumpByDaysEverySubscriberHasEverythingOrWasTold() throws Exception {
        streamWhile("days", Duration.ofDays(2), Duration.ofDays(-2));
        run.assertNothingMissed("clock jumped by days");
        for (CheckedSubscriber subscriber : run.subscribers()) {
            assertTrue(
                    Set.of("", "expired", "epochChanged").contains(subscriber.ledger().reason()),
                    subscriber.ledger().reason());
        }
    }

    private void streamWhile(String channel, Duration... jumps) throws Exception {
        run.subscribe(channel, FaultRun.LISTENERS + 2, 2);
        run.publish(channel, EACH);
        for (int jump = 1; jump <= jumps.length; jump++) {
            run.awaitAccepted((long) FaultRun.PUBLISHERS * EACH * jump / (jumps.length + 1));
            clock.jump(jumps[jump - 1]);
            awaitTime(jumps[jump - 1]);
            run.subscribers().get(jump).drop();
        }
        run.awaitAllDelivered();
    }

    /** Until the server's process has the new time. */
    private static void awaitTime(Duration fromNow) throws Exception {
        long end = System.nanoTime() + FaultRun.PATIENCE.toNanos();
        Duration off = Duration.ofDays(1);
        while (off.compareTo(Duration.ofSeconds(30)) > 0) {
            assertTrue(System.nanoTime() - end < 0, "the server's clock did not jump " + fromNow);
            off = Duration.between(LocalDateTime.now().plus(fromNow), server.time()).abs();
        }
    }
}
