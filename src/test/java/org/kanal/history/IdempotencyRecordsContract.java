package org.kanal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;

/** What {@link IdempotencyRecords} promise, for every implementation. */
public abstract class IdempotencyRecordsContract {

    private final Channel orders = Channel.of("orders");
    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger published = new AtomicInteger();

    /** Records that remember for five minutes, at one of the nodes that share them. */
    protected abstract IdempotencyRecords records(int node);

    /** Records that remember for one second. */
    protected abstract IdempotencyRecords brief();

    /** Returns when more than a second has passed for the records. */
    protected abstract void outlive(BooleanSupplier isOver);

    @Test
    protected void a_repeat_gives_the_first_receipt_and_publishes_nothing() {
        FirstPublish first = records(0).once(orders, key, this::publish);
        assertEquals(first, records(0).once(orders, key, this::publish));
        assertEquals(first, records(1).once(orders, key, this::publish));
        assertEquals(1, published.get());
    }

    @Test
    protected void a_receipt_without_a_position_is_remembered_too() {
        FirstPublish without = new FirstPublish("print", new PublishReceipt(Optional.empty()));
        assertEquals(without, records(0).once(orders, key, () -> without));
        assertEquals(without, records(0).once(orders, key, this::publish));
    }

    @Test
    protected void another_key_or_another_channel_publishes() {
        records(0).once(orders, key, this::publish);
        records(0).once(orders, key + "2", this::publish);
        records(0).once(Channel.of("orders", "7"), key, this::publish);
        assertEquals(3, published.get());
    }

    @Test
    protected void a_publish_that_throws_is_not_remembered() {
        Unavailable failure = new Unavailable("no broker");
        assertSame(
                failure,
                assertThrows(
                        Unavailable.class,
                        () ->
                                records(0)
                                        .once(
                                                orders,
                                                key,
                                                () -> {
                                                    throw failure;
                                                })));
        records(0).once(orders, key, this::publish);
        assertEquals(1, published.get());
    }

    @Test
    protected void calls_that_race_publish_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<FirstPublish>> calls =
                    IntStream.range(0, 8)
                            .mapToObj(i -> records(i % 2))
                            .map(at -> threads.submit(() -> at.once(orders, key, this::publish)))
                            .toList();
            for (Future<FirstPublish> call : calls) {
                assertEquals(calls.get(0).get(), call.get());
            }
            assertEquals(1, published.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    protected void a_key_is_forgotten_after_its_time() {
        IdempotencyRecords brief = brief();
        brief.once(orders, key, this::publish);
        outlive(
                () -> {
                    brief.once(orders, key, this::publish);
                    return published.get() == 2;
                });
    }

    private FirstPublish publish() {
        Position position = new Position("a|b c", published.incrementAndGet());
        return new FirstPublish("print", new PublishReceipt(Optional.of(position)));
    }
}
