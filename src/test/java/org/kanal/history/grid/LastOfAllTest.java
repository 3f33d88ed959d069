package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.HistorySettingsTest;
import org.kanal.history.TestGrid;

/** Whether nothing stands anywhere beyond what this node has. */
class LastOfAllTest {

    private static CountDownLatch busy = new CountDownLatch(0);

    private List<HazelcastInstance> nodes = List.of();
    private HazelcastChannelLog log;
    private Channel kept;

    @BeforeEach
    void start() {
        nodes =
                TestGrid.start(
                        2,
                        config -> {
                            config.setProperty(
                                    "hazelcast.operation.fail.on.indeterminate.state", "true");
                            config.setProperty("hazelcast.operation.backup.timeout.millis", "500");
                        });
        HazelcastInstance here = nodes.get(0);
        log = new HazelcastChannelLog(here, HistorySettingsTest.LARGE, Clock.systemUTC(), () -> {});
        kept =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> Channel.of("news-" + i))
                        .filter(channel -> isAt(here, channel.toString()))
                        .findFirst()
                        .orElseThrow();
        log.append(Publication.of(kept, new Payload("1")));
    }

    @AfterEach
    void stop() {
        busy.countDown();
        log.close();
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void whereAllAnswerItIsTheHead() {
        Position head = log.head(kept);
        assertEquals(head, log.lastOfAll(kept));
        assertEquals(1, head.offset());
    }

    @Test
    void whereACopyDoesNotAnswerNobodyKnowsThoughTheOriginalIsHere() {
        Position head = log.head(kept);
        hang(nodes.get(1));
        assertEquals(head, log.head(kept));
        assertThrows(Unavailable.class, () -> log.lastOfAll(kept));
    }

    private boolean isAt(HazelcastInstance node, String key) {
        Member owner = nodes.get(0).getPartitionService().getPartition(key).getOwner();
        return node.getCluster().getLocalMember().equals(owner);
    }

    /** All of its threads that answer for parts of the grid wait. */
    private void hang(HazelcastInstance node) {
        busy = new CountDownLatch(1);
        IMap<String, String> map = nodes.get(0).getMap("busy");
        IntStream.range(0, 200)
                .mapToObj(Integer::toString)
                .filter(key -> isAt(node, key))
                .forEach(key -> map.submitToKey(key, new Wait()));
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
}
