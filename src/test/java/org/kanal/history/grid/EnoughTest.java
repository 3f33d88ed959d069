package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Unavailable;
import org.kanal.history.TestGrid;

/** Members that hang while the grid still counts them, by a clock that the test sets. */
class EnoughTest {

    /** What keeps a member's threads busy; in this process, as all members are. */
    private static CountDownLatch busy = new CountDownLatch(0);

    private final AtomicLong ahead = new AtomicLong();
    private List<HazelcastInstance> nodes = List.of();
    private Member hung;
    private Enough enough;

    @AfterEach
    void stop() {
        busy.countDown();
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void whoAnswersIsThereHoweverLongItLasts() {
        start(3, 2);
        for (int times = 0; times < 10; times++) {
            pass(5_000);
            assertDoesNotThrow(enough::require);
        }
        assertEquals(3, enough.answering().size());
    }

    @Test
    void tooFewThatAnswerAreTooFewThoughTheGridStillCountsThem() {
        start(2, 2);
        hang(nodes.get(1));
        pass(9_000);
        assertDoesNotThrow(enough::require);
        pass(1_500);
        assertEquals(
                "only 1 of at least 2 nodes of the cluster are here (kanal.cluster.min-members)",
                assertThrows(Unavailable.class, enough::require).getMessage());
        assertEquals(2, nodes.get(0).getCluster().getMembers().size());
        assertEquals(1, enough.answering().size());
    }

    @Test
    void whenItAnswersAgainAllIsWell() {
        start(2, 2);
        hang(nodes.get(1));
        pass(10_500);
        assertThrows(Unavailable.class, enough::require);
        busy.countDown();
        TestGrid.await(
                () -> {
                    look();
                    return enough.answering().size() == 2;
                });
        assertDoesNotThrow(enough::require);
    }

    @Test
    void aMajorityGoesOnWithoutASilentMember() {
        start(3, 2);
        hang(nodes.get(2));
        pass(30_000);
        assertDoesNotThrow(enough::require);
        assertEquals(2, enough.answering().size());
    }

    @Test
    void whereBothMayGoOnAloneNothingIsDoneAfterALongSilence() {
        start(2, 1);
        hang(nodes.get(1));
        pass(13_000);
        assertDoesNotThrow(enough::require);
        pass(1_000);
        assertEquals(
                "a node of the cluster does not answer, and may go on by itself",
                assertThrows(Unavailable.class, enough::require).getMessage());
    }

    @Test
    void oneThatTheGridHasGivenUpCountsUntilItIsKnownWhatBecameOfIt() {
        start(2, 1);
        Set<Member> before = nodes.get(0).getCluster().getMembers();
        nodes.get(1).getLifecycleService().terminate();
        TestGrid.await(() -> nodes.get(0).getCluster().getMembers().size() == 1);
        enough.watch(nodes.get(0).getCluster().getMembers(), before);
        pass(14_000);
        assertThrows(Unavailable.class, enough::require);
        enough.watch(nodes.get(0).getCluster().getMembers(), Set.of());
        look();
        assertDoesNotThrow(enough::require);
    }

    private void start(int members, int least) {
        nodes =
                TestGrid.start(
                        members,
                        config ->
                                config.addSplitBrainProtectionConfig(
                                        new SplitBrainProtectionConfig(MinMembers.NAME, least > 1)
                                                .setMinimumClusterSize(Math.max(2, least))));
        hung = null;
        enough = new Enough(nodes.get(0), () -> System.nanoTime() + ahead.get());
        enough.watch(nodes.get(0).getCluster().getMembers(), Set.of());
    }

    /** All threads that answer for its parts of the grid wait. */
    private void hang(HazelcastInstance node) {
        busy = new CountDownLatch(1);
        hung = node.getCluster().getLocalMember();
        IMap<String, String> map = nodes.get(0).getMap("busy");
        keys(true).forEach(key -> map.submitToKey(key, new Wait()));
    }

    /** Some of each part of the grid, of those that the one that hangs keeps, or the others. */
    private Set<String> keys(boolean ofHung) {
        PartitionService parts = nodes.get(0).getPartitionService();
        return IntStream.range(0, 200)
                .mapToObj(Integer::toString)
                .filter(key -> ofHung == Objects.equals(hung, parts.getPartition(key).getOwner()))
                .collect(Collectors.toSet());
    }

    /** Waits where the key is kept. */
    private static final class Wait implements EntryProcessor<String, String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean process(Map.Entry<String, String> entry) {
            try {
                return busy.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** So much time goes by, in steps in which whoever can answer does. */
    private void pass(long millis) {
        for (long left = millis; left > 0; left -= 500) {
            ahead.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
            look();
        }
    }

    /** Asks, and waits until those who can have answered. */
    private void look() {
        enough.ask();
        enough.ask();
        nodes.get(0).getMap(RollCall.NAME).getAll(new HashSet<>(keys(false)));
        enough.look();
    }
}
