package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.PublishReceipt;
import org.kanal.history.FirstPublish;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.IdempotencyRecordsContract;
import org.kanal.history.TestGrid;

class HazelcastIdempotencyRecordsTest extends IdempotencyRecordsContract {

    private static List<HazelcastInstance> nodes;

    @BeforeAll
    static void startNodes() {
        nodes = TestGrid.start(2);
    }

    @AfterAll
    static void stopNodes() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Override
    protected IdempotencyRecords records(int node) {
        return new HazelcastIdempotencyRecords(nodes.get(node), Duration.ofMinutes(5));
    }

    /** A node that is silent then holds up its own channels only, also what has a key. */
    @ParameterizedTest
    @ValueSource(strings = {"news", "chat/@7", "a/b%40"})
    void theKeysOfAChannelAreWhereItsLogIs(String text) {
        Channel channel = channel(text);
        IdempotencyRecords records = records(0);
        for (int i = 0; i < 50; i++) {
            records.once(
                    channel,
                    "k@" + i,
                    () -> new FirstPublish("print", new PublishReceipt(Optional.empty())));
        }
        Member keeper =
                nodes.get(0).getPartitionService().getPartition(channel.toString()).getOwner();
        for (HazelcastInstance node : nodes) {
            boolean isKeeper = node.getCluster().getLocalMember().equals(keeper);
            assertEquals(isKeeper ? 50 : 0, keysAt(node, channel));
        }
    }

    @Test
    void noTwoKeysAreOne() {
        Set<String> names = new HashSet<>();
        for (String key : List.of("a", "a@b", "a%40b", "a%2540b", "a@", "@a")) {
            names.add(HazelcastIdempotencyRecords.name(Channel.of("news"), key));
            names.add(HazelcastIdempotencyRecords.name(Channel.of("news", "b"), key));
        }
        assertEquals(12, names.size());
    }

    private static Channel channel(String text) {
        String[] parts = text.split("/", 2);
        return parts.length == 1 ? Channel.of(text) : Channel.of(parts[0], parts[1]);
    }

    private static long keysAt(HazelcastInstance node, Channel channel) {
        return node.<String, String>getMap(HazelcastIdempotencyRecords.NAME).localKeySet().stream()
                .filter(name -> name.endsWith("@" + channel))
                .count();
    }

    @Override
    protected IdempotencyRecords brief() {
        return new HazelcastIdempotencyRecords(nodes.get(0), Duration.ofSeconds(1));
    }

    @Override
    protected void outlive(BooleanSupplier isOver) {
        TestGrid.await(isOver);
    }
}
