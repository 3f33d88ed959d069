package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.HazelcastInstance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.ChannelLog;
import org.kanal.history.ChannelLogContract;
import org.kanal.history.HistorySettingsTest;
import org.kanal.history.Slice;
import org.kanal.history.TestGrid;

class HazelcastChannelLogOnTwoNodesTest {

    private static final int EACH = 200;

    private static List<HazelcastInstance> nodes = List.of();

    private final Channel news = Channel.of("news-" + UUID.randomUUID());
    private HazelcastChannelLog one;
    private HazelcastChannelLog two;

    /** Most tests share a grid; one that lost a node is not used again. */
    @BeforeEach
    void startNodes() {
        if (nodes.stream().filter(node -> node.getLifecycleService().isRunning()).count() < 2) {
            stopNodes();
            nodes = TestGrid.start(2);
        }
        one = logOn(nodes.get(0));
        two = logOn(nodes.get(1));
    }

    @AfterAll
    static void stopNodes() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void two_nodes_that_append_at_once_make_one_order_without_a_gap() throws Exception {
        Position before = one.head(news);
        List<Position> positions = new ArrayList<>(atOnce(EACH));
        Position head = two.head(news);
        assertEquals(new Position(before.epoch(), 2 * EACH), head);
        assertEquals(
                LongStream.rangeClosed(1, 2 * EACH)
                        .mapToObj(offset -> new Position(before.epoch(), offset))
                        .toList(),
                positions.stream().sorted((a, b) -> Long.compare(a.offset(), b.offset())).toList());
        assertEquals(one.since(news, before, head), two.since(news, before, head));
    }

    @Test
    void two_nodes_that_begin_a_channel_at_once_begin_one_epoch() throws Exception {
        List<Position> positions = atOnce(1);
        assertEquals(1, positions.stream().map(Position::epoch).distinct().count());
        assertEquals(2, positions.stream().map(Position::offset).distinct().count());
    }

    @Test
    void a_log_outlives_the_shutdown_of_the_node_that_it_was_appended_on() {
        Position before = one.head(news);
        append(one, "1");
        Position head = append(one, "2");
        nodes.get(0).shutdown();
        assertEquals(head, two.head(news));
        assertEquals(2, completeSize(two.since(news, before, head)));
        assertEquals(new Position(head.epoch(), 3), append(two, "3"));
    }

    @Test
    void a_log_outlives_the_sudden_death_of_a_node() {
        Position before = one.head(news);
        Position head = append(one, "1");
        nodes.get(0).getLifecycleService().terminate();
        assertEquals(head, two.head(news));
        assertEquals(1, completeSize(two.since(news, before, head)));
    }

    @Test
    void a_log_destroyed_at_one_node_is_noticed_at_the_other() {
        Position before = append(one, "1");
        assertEquals(before, two.head(news));
        nodes.get(1).getMap(Epochs.NAME).remove(news.toString());
        two.sweep(channel -> false);
        two.sweep(channel -> false);
        Position after = append(one, "2");
        assertNotEquals(before.epoch(), after.epoch());
        assertEquals(after, two.head(news));
        assertEquals(ChannelLogContract.epochChanged(), two.since(news, before, after));
    }

    @Test
    void no_position_is_given_twice_while_epochs_end_under_two_busy_nodes() throws Exception {
        List<Position> positions =
                atOnce(
                        EACH,
                        number -> {
                            if (number % 10 == 0) {
                                nodes.get(0).getMap(Epochs.NAME).remove(news.toString());
                            }
                        });
        assertEquals(2 * EACH, new HashSet<>(positions).size());
        assertTrue(positions.stream().map(Position::epoch).distinct().count() > 1);
    }

    private List<Position> atOnce(int each) throws Exception {
        return atOnce(each, number -> {});
    }

    private List<Position> atOnce(int each, LongConsumer before) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<Position>> first = threads.submit(appendMany(one, each, before));
            Future<List<Position>> second = threads.submit(appendMany(two, each, before));
            List<Position> positions = new ArrayList<>(first.get());
            positions.addAll(second.get());
            return positions;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<List<Position>> appendMany(ChannelLog log, int count, LongConsumer before) {
        return () ->
                LongStream.range(0, count)
                        .peek(before)
                        .mapToObj(number -> append(log, Long.toString(number)))
                        .toList();
    }

    private Position append(ChannelLog log, String json) {
        return log.append(Publication.of(news, new Payload(json)));
    }

    private static int completeSize(Slice slice) {
        return ((Slice.Complete) slice).publications().size();
    }

    private static HazelcastChannelLog logOn(HazelcastInstance node) {
        return new HazelcastChannelLog(
                node, HistorySettingsTest.LARGE, Clock.systemUTC(), () -> {});
    }
}
