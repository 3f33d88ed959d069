package org.kanal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.PublishReceipt;
import org.kanal.channel.Unavailable;

class HazelcastIdempotencyRecordsTest {

    private static List<HazelcastInstance> nodes;

    private final Channel orders = Channel.of("orders");
    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger published = new AtomicInteger();
    private final IdempotencyRecords records = on(0, Duration.ofMinutes(5));

    @BeforeAll
    static void startNodes() {
        nodes = TestGrid.start(2);
    }

    @AfterAll
    static void stopNodes() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void a_repeat_gives_the_first_receipt_and_publishes_nothing() {
        PublishReceipt first = records.once(orders, key, this::publish);
        assertEquals(first, records.once(orders, key, this::publish));
        assertEquals(first, on(1, Duration.ofMinutes(5)).once(orders, key, this::publish));
        assertEquals(1, published.get());
    }

    @Test
    void a_receipt_without_a_position_is_remembered_too() {
        PublishReceipt without = new PublishReceipt(Optional.empty());
        assertEquals(without, records.once(orders, key, () -> without));
        assertEquals(without, records.once(orders, key, this::publish));
    }

    @Test
    void another_key_or_another_channel_publishes() {
        records.once(orders, key, this::publish);
        records.once(orders, key + "2", this::publish);
        records.once(Channel.of("orders", "7"), key, this::publish);
        assertEquals(3, published.get());
    }

    @Test
    void a_publish_that_throws_is_not_remembered() {
        Unavailable failure = new Unavailable("no broker");
        assertSame(
                failure,
                assertThrows(
                        Unavailable.class,
                        () ->
                                records.once(
                                        orders,
                                        key,
                                        () -> {
                                            throw failure;
                                        })));
        records.once(orders, key, this::publish);
        assertEquals(1, published.get());
    }

    @Test
    void calls_that_race_on_two_nodes_publish_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<PublishReceipt>> calls =
                    IntStream.range(0, 8)
                            .mapToObj(i -> on(i % 2, Duration.ofMinutes(5)))
                            .map(at -> threads.submit(() -> at.once(orders, key, this::publish)))
                            .toList();
            for (Future<PublishReceipt> call : calls) {
                assertEquals(calls.get(0).get(), call.get());
            }
            assertEquals(1, published.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_key_is_forgotten_after_its_time() {
        IdempotencyRecords brief = on(0, Duration.ofSeconds(1));
        brief.once(orders, key, this::publish);
        TestGrid.await(
                () -> {
                    brief.once(orders, key, this::publish);
                    return published.get() == 2;
                });
    }

    private PublishReceipt publish() {
        return new PublishReceipt(Optional.of(new Position("epoch", published.incrementAndGet())));
    }

    private static IdempotencyRecords on(int node, Duration memory) {
        return new HazelcastIdempotencyRecords(nodes.get(node), memory);
    }
}
