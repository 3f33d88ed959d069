package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsChanged;
import org.kanal.cluster.grid.TestPeers;

class SharedChangesOfNodesThatFailTest {

    private static final PermissionsChanged ALL =
            new PermissionsChanged(Optional.empty(), Optional.empty());
    private static final PermissionsChanged NEWS =
            new PermissionsChanged(Optional.of(Channel.of("news")), Optional.empty());

    private final TestPeers nodes = TestPeers.start(2);
    private final BlockingQueue<PermissionsChanged> done = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotWaitedForLongerThanToldAndDoesItLater() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        SharedChanges one = new SharedChanges(nodes.node(0), Duration.ofMillis(200), c -> {});
        new SharedChanges(
                nodes.node(1),
                Duration.ofMillis(200),
                change -> {
                    awaits(goOn);
                    done.add(change);
                });
        one.tell(NEWS);
        assertEquals(List.of(), List.copyOf(done));
        goOn.countDown();
        assertEquals(NEWS, done.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aNodeThatCannotDecideDoesNotKeepTheOthersFromIt() {
        SharedChanges one = new SharedChanges(nodes.node(0), Duration.ofSeconds(20), done::add);
        new SharedChanges(
                nodes.node(1),
                Duration.ofSeconds(20),
                change -> {
                    throw new IllegalStateException("no");
                });
        one.tell(NEWS);
        assertEquals(List.of(NEWS), List.copyOf(done));
    }

    @Test
    void aNodeThatMissedAChangeDecidesOnAllAgain() throws Exception {
        SharedChanges one = new SharedChanges(nodes.node(0), Duration.ofSeconds(20), c -> {});
        one.tell(NEWS); // the other does not listen yet
        new SharedChanges(nodes.node(1), Duration.ofSeconds(20), done::add);
        assertEquals(ALL, done.poll(10, TimeUnit.SECONDS));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
