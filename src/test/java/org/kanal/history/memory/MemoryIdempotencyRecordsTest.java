package org.kanal.history.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.PublishReceipt;
import org.kanal.history.FirstPublish;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.IdempotencyRecordsContract;

class MemoryIdempotencyRecordsTest extends IdempotencyRecordsContract {

    private static final long MAX_BYTES = 1 << 20;

    private long nanos = -5;
    private final MemoryIdempotencyRecords records = remembering(Duration.ofMinutes(5));

    @Override
    protected IdempotencyRecords records(int node) {
        return records;
    }

    @Override
    protected IdempotencyRecords brief() {
        return remembering(Duration.ofSeconds(1));
    }

    @Override
    protected void outlive(BooleanSupplier isOver) {
        nanos += Duration.ofSeconds(2).toNanos();
        assertTrue(isOver.getAsBoolean());
    }

    @Test
    void moreKeysThanFitForgetTheOldest() {
        AtomicInteger published = new AtomicInteger();
        for (int i = 0; i < 10_000; i++) {
            once("key-" + i, published);
        }
        assertTrue(records.size() < MAX_BYTES / 320, records.size() + " records");
        once("key-9999", published);
        assertEquals(10_000, published.get());
        once("key-0", published);
        assertEquals(10_001, published.get());
    }

    @Test
    void anApplicationThatUsesEverNewKeysMakesNoOthersForgotten() {
        AtomicInteger published = new AtomicInteger();
        once(Channel.of("orders"), "ours", published);
        for (int i = 0; i < 10_000; i++) {
            once(Channel.of("orders").inApp("shop"), "key-" + i, published);
        }
        assertTrue(records.size() < MAX_BYTES / 320, records.size() + " records");
        once(Channel.of("orders"), "ours", published);
        assertEquals(10_001, published.get());
    }

    private void once(String key, AtomicInteger published) {
        once(Channel.of("orders"), key, published);
    }

    private void once(Channel channel, String key, AtomicInteger published) {
        records.once(
                channel,
                key,
                () -> {
                    published.incrementAndGet();
                    return new FirstPublish("print", new PublishReceipt(Optional.empty()));
                });
    }

    private MemoryIdempotencyRecords remembering(Duration time) {
        return new MemoryIdempotencyRecords(time, MAX_BYTES, () -> nanos);
    }
}
