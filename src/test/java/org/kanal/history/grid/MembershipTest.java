package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.HistorySettingsTest;
import org.kanal.history.Slice;
import org.kanal.history.TestGrid;
import org.kanal.history.Unsettled;

/**
 * What becomes of the log when a node leaves; those that run over real networks are clusters' ITs.
 */
class MembershipTest {

    private static final Channel NEWS = Channel.of("news");

    private final Semaphore changes = new Semaphore(0);
    private List<HazelcastInstance> nodes = List.of();

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void whereNobodyListensAnyMoreAMemberHasEnded() throws Exception {
        InetSocketAddress address;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (InetSocketAddress) socket.getLocalSocketAddress();
            assertFalse(Departure.isEnd(address), "it still takes connections");
        }
        assertTrue(Departure.isEnd(address));
    }

    @Test
    void afterTheEndOfANodeEverythingIsAsItWas() {
        HazelcastChannelLog log = logOnFirstOf(2, 1, address -> true);
        Position before = append(log);
        end(nodes.get(1));
        Position after = append(log);
        assertEquals(new Position(before.epoch(), before.offset() + 1), after);
        log.close();
    }

    @Test
    void ofTwoNodesThatBothGoOnEachBeginsNewEpochs() throws Exception {
        HazelcastChannelLog log = logOnFirstOf(2, 1, address -> false);
        Position before = append(log);
        end(nodes.get(1));
        assertNotEquals(before.epoch(), log.head(NEWS).epoch());
        assertEquals(
                new Slice.Missing(Slice.Reason.EPOCH_CHANGED),
                log.since(NEWS, before, log.head(NEWS)));
        assertTrue(changes.tryAcquire(20, TimeUnit.SECONDS), "told that it is another log");
        log.close();
    }

    @Test
    void untilItIsKnownWhereANodeIsNothingIsReadOrWritten() throws Exception {
        CountDownLatch known = new CountDownLatch(1);
        HazelcastChannelLog log =
                logOnFirstOf(
                        2,
                        1,
                        address -> {
                            known.await();
                            return true;
                        });
        Position before = append(log);
        end(nodes.get(1));
        assertThrows(Unavailable.class, () -> append(log));
        assertThrows(Unavailable.class, () -> log.head(NEWS));
        assertEquals(new Slice.Missing(Slice.Reason.UNAVAILABLE), log.since(NEWS, before, before));
        known.countDown();
        assertEquals(before.epoch(), append(log).epoch());
        log.close();
    }

    @Test
    void theMajorityThatMustBeThereGoesOnInItsEpochs() {
        HazelcastChannelLog log = logOnFirstOf(3, 2, address -> false);
        Position before = append(log);
        end(nodes.get(2));
        assertEquals(before.epoch(), append(log).epoch());
        log.close();
    }

    @Test
    void tooFewNodesRefuseAtOnceAndGoOnWhenEnoughAreThere() throws Exception {
        HazelcastChannelLog log = logOnFirstOf(2, 2, address -> false);
        Position before = append(log);
        end(nodes.get(1));
        String message = assertThrows(Unavailable.class, () -> append(log)).getMessage();
        assertEquals(
                "only 1 of at least 2 nodes of the cluster are here (kanal.cluster.min-members)",
                message);
        assertThrows(Unavailable.class, () -> log.head(NEWS));
        assertThrows(Unavailable.class, () -> log.nodes().requireEnough());
        assertThrows(Unavailable.class, () -> log.sweep(channel -> true));
        assertTrue(changes.tryAcquire(20, TimeUnit.SECONDS), "told that nothing is to be had");
        assertEquals(new Slice.Missing(Slice.Reason.UNAVAILABLE), log.since(NEWS, before, before));
        log.close();
    }

    @Test
    void whoWaitsToKnowWhereANodeIsHearsAtOnceThatTooFewAreLeft() throws Exception {
        CountDownLatch known = new CountDownLatch(1);
        HazelcastChannelLog log =
                logOnFirstOf(
                        3,
                        2,
                        address -> {
                            known.await();
                            return false;
                        });
        append(log);
        end(nodes.get(1));
        CompletableFuture<Position> waiting = CompletableFuture.supplyAsync(() -> log.head(NEWS));
        end(nodes.get(2));
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> waiting.get(2, TimeUnit.SECONDS));
        assertTrue(failure.getCause().getMessage().startsWith("only 1 of at least 2"));
        assertFalse(failure.getCause() instanceof Unsettled, "its subscribers are told");
        known.countDown();
        log.close();
    }

    private HazelcastChannelLog logOnFirstOf(int members, int least, Departure.Asker asker) {
        nodes =
                TestGrid.start(
                        members,
                        config ->
                                config.addSplitBrainProtectionConfig(
                                        new SplitBrainProtectionConfig(MinMembers.NAME, least > 1)
                                                .setMinimumClusterSize(Math.max(2, least))));
        if (least > 1) {
            nodes.forEach(MembershipTest::awaitEnough);
        }
        return new HazelcastChannelLog(
                nodes.get(0),
                HistorySettingsTest.LARGE,
                Clock.systemUTC(),
                changes::release,
                asker);
    }

    /** A node counts the members on a thread of its own, some time after they have joined. */
    private static void awaitEnough(HazelcastInstance node) {
        TestGrid.await(
                () ->
                        node.getSplitBrainProtectionService()
                                .getSplitBrainProtection(MinMembers.NAME)
                                .hasMinimumSize());
    }

    /** Returns when the first node knows it. */
    private void end(HazelcastInstance node) {
        int before = nodes.get(0).getCluster().getMembers().size();
        node.getLifecycleService().terminate();
        TestGrid.await(() -> nodes.get(0).getCluster().getMembers().size() < before);
    }

    private static Position append(HazelcastChannelLog log) {
        return log.append(Publication.of(NEWS, new Payload("1")));
    }
}
