package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.ringbuffer.Ringbuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.history.ChannelLogContract;
import org.kanal.history.HistorySettings;
import org.kanal.history.Slice;
import org.kanal.history.TestGrid;

class HazelcastChannelLogTest extends ChannelLogContract {

    private static HazelcastInstance grid;

    private final HazelcastChannelLog log =
            new HazelcastChannelLog(grid, SETTINGS, Clock.systemUTC(), () -> {});
    private final Channel chat = Channel.of("chat", UUID.randomUUID() + "@home");

    @BeforeAll
    static void startGrid() {
        grid = TestGrid.start(1).get(0);
    }

    @AfterAll
    static void stopGrid() {
        grid.getLifecycleService().terminate();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Override
    protected ChannelLog log() {
        return log;
    }

    @Override
    protected void outlive(Channel channel, Position head) {
        TestGrid.await(() -> log.last(channel, 1, head).isEmpty());
    }

    @Override
    protected void lose(Channel channel) {
        ringOf(channel).orElseThrow().destroy();
    }

    @Test
    void a_ring_lives_in_the_partition_of_its_epoch() {
        append(chat, 1);
        assertEquals(
                grid.getPartitionService().getPartition(chat.toString()).getPartitionId(),
                grid.getPartitionService()
                        .getPartition(ringOf(chat).orElseThrow().getPartitionKey())
                        .getPartitionId());
    }

    @Test
    void an_epoch_that_ended_elsewhere_is_noticed_by_append_head_and_reader() {
        Position first = append(chat, 1);
        epochs().remove(chat.toString());
        assertEquals(epochChanged(), log.since(chat, first, first));
        Position second = append(chat, 2);
        assertNotEquals(first.epoch(), second.epoch());
        epochs().remove(chat.toString());
        assertNotEquals(second.epoch(), log.head(chat).epoch());
    }

    @Test
    void an_epoch_that_ended_elsewhere_is_soon_noticed_by_a_busy_channel() {
        Position head = fill(chat, 1_100);
        epochs().remove(chat.toString());
        TestGrid.await(() -> !append(chat, 1).epoch().equals(head.epoch()));
    }

    @Test
    void a_busy_channel_whose_ring_was_made_anew_gives_no_position_twice() {
        Position head = fill(chat, 1_100);
        ringOf(chat).orElseThrow().destroy();
        Position next = append(chat, 1);
        assertNotEquals(head.epoch(), next.epoch());
        assertEquals(1, next.offset());
    }

    @Test
    void a_ring_made_anew_behind_the_epoch_gives_no_position_twice() {
        Position fifth = fill(chat, 5);
        Ringbuffer<byte[]> ring = ringOf(chat).orElseThrow();
        ring.destroy();
        ring.add(new byte[1]);
        ring.add(new byte[1]);
        Position next = append(chat, 6);
        assertNotEquals(fifth.epoch(), next.epoch());
        assertEquals(1, next.offset());
    }

    @Test
    void a_sweep_renews_the_epoch_of_a_channel_in_use() {
        append(chat, 1);
        log.sweep(channel -> false);
        epochs().setTtl(chat.toString(), 30, TimeUnit.SECONDS);
        log.sweep(chat::equals);
        assertEquals(Duration.ofMinutes(7).toMillis(), leaseOf(chat));
    }

    @Test
    void a_sweep_renews_the_epoch_of_a_channel_appended_to_since_the_last_one() {
        append(chat, 1);
        epochs().setTtl(chat.toString(), 30, TimeUnit.SECONDS);
        log.sweep(channel -> false);
        assertEquals(Duration.ofMinutes(7).toMillis(), leaseOf(chat));
        epochs().setTtl(chat.toString(), 30, TimeUnit.SECONDS);
        log.sweep(channel -> false);
        assertEquals(Duration.ofSeconds(30).toMillis(), leaseOf(chat));
    }

    @Test
    void a_sweep_lets_the_epoch_end_soon_that_somebody_looked_at_and_left() {
        log.head(chat);
        log.sweep(channel -> false);
        assertTrue(leaseOf(chat) < Duration.ofMinutes(1).toMillis());
        log.head(chat);
        log.sweep(chat::equals);
        assertEquals(Duration.ofMinutes(7).toMillis(), leaseOf(chat));
    }

    @Test
    void logs_that_are_only_looked_at_are_bounded_too() {
        HistorySettings small =
                new HistorySettings(100, HistorySettings.DEFAULT_TTL, List.of(), 1 << 20);
        try (HazelcastChannelLog bounded =
                new HazelcastChannelLog(grid, small, Clock.systemUTC(), () -> {})) {
            List<Channel> looked =
                    IntStream.range(0, 500)
                            .mapToObj(i -> Channel.of("looked", UUID.randomUUID().toString()))
                            .toList();
            looked.forEach(bounded::head);
            assertTrue(ringOf(looked.get(499)).isPresent());
            assertTrue(
                    looked.stream().filter(channel -> ringOf(channel).isPresent()).count() < 200);
        }
    }

    @Test
    void the_ring_of_an_epoch_that_has_ended_is_destroyed_by_the_second_sweep() {
        append(chat, 1);
        epochs().remove(chat.toString());
        log.sweep(channel -> false);
        assertTrue(ringOf(chat).isPresent());
        log.sweep(channel -> false);
        assertFalse(ringOf(chat).isPresent());
    }

    @Test
    void a_channel_in_use_gets_a_new_epoch_from_the_sweep_when_it_lost_its_own() {
        Position before = log.head(chat);
        epochs().remove(chat.toString());
        log.sweep(chat::equals);
        assertTrue(epochs().containsKey(chat.toString()));
        assertNotEquals(before.epoch(), log.head(chat).epoch());
    }

    @Test
    void the_logs_used_longest_ago_are_dropped_when_the_memory_is_full() {
        HistorySettings small =
                new HistorySettings(
                        100, Duration.ofMinutes(5), List.of(), HistorySettings.LEAST_MAX_BYTES);
        try (HazelcastChannelLog bounded =
                new HazelcastChannelLog(grid, small, Clock.systemUTC(), () -> {})) {
            Payload large = new Payload('"' + "x".repeat(20_000) + '"');
            Channel oldest = Channel.of("old-" + UUID.randomUUID());
            Channel older = Channel.of("old-" + UUID.randomUUID());
            Position first = bounded.append(Publication.of(oldest, large));
            Position second = bounded.append(Publication.of(older, large));
            for (int i = 0; i < 45; i++) {
                bounded.append(Publication.of(chat, large));
            }
            assertEquals(first, bounded.head(oldest));
            for (int i = 0; i < 5; i++) {
                bounded.append(Publication.of(chat, large));
            }
            assertEquals(epochChanged(), bounded.since(older, second, second));
            assertEquals(new Slice.Complete(List.of()), bounded.since(oldest, first, first));
        }
    }

    @Test
    void a_grid_that_is_gone_makes_appends_fail_and_reads_unavailable() {
        HazelcastInstance gone = TestGrid.start(1).get(0);
        HazelcastChannelLog lost =
                new HazelcastChannelLog(gone, SETTINGS, Clock.systemUTC(), () -> {});
        Publication publication = Publication.of(chat, new Payload("1"));
        Position position = lost.append(publication);
        gone.getLifecycleService().terminate();
        assertThrows(Unavailable.class, () -> lost.append(publication));
        assertThrows(Unavailable.class, () -> lost.head(chat));
        assertEquals(
                new Slice.Missing(Slice.Reason.UNAVAILABLE), lost.since(chat, position, position));
    }

    private static IMap<String, String> epochs() {
        return grid.getMap(Epochs.NAME);
    }

    private static long leaseOf(Channel channel) {
        return epochs().getEntryView(channel.toString()).getTtl();
    }

    private static Optional<Ringbuffer<byte[]>> ringOf(Channel channel) {
        return grid.getDistributedObjects().stream()
                .filter(Ringbuffer.class::isInstance)
                .map(DistributedObject::getName)
                .filter(name -> name.endsWith("@" + channel))
                .findFirst()
                .map(grid::getRingbuffer);
    }
}
