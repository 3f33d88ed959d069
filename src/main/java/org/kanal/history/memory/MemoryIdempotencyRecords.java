package org.kanal.history.memory;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;
import org.kanal.history.FirstPublish;
import org.kanal.history.IdempotencyRecords;
import org.kanal.support.Deadline;

/**
 * The records of one node alone, in its memory, each for the time given and all within a budget:
 * with more than fits, the oldest are forgotten early.
 */
public final class MemoryIdempotencyRecords implements IdempotencyRecords {

    /** About what a record takes beside its key. */
    private static final int PER_RECORD = 320;

    private record Record(CompletableFuture<FirstPublish> first, long since) {}

    private final Map<String, Record> byKey = new LinkedHashMap<>();
    private final long memoryNanos;
    private final long maxBytes;
    private final LongSupplier nanos;
    private long bytes;

    /**
     * @param memory for how long a key is remembered
     * @param maxBytes the memory that all records may take
     */
    public MemoryIdempotencyRecords(Duration memory, long maxBytes) {
        this(memory, maxBytes, System::nanoTime);
    }

    MemoryIdempotencyRecords(Duration memory, long maxBytes, LongSupplier nanos) {
        this.memoryNanos = memory.toNanos();
        this.maxBytes = maxBytes;
        this.nanos = nanos;
    }

    @Override
    public FirstPublish once(Channel channel, String key, Supplier<FirstPublish> publish) {
        String name = channel + "\n" + key;
        CompletableFuture<FirstPublish> mine = new CompletableFuture<>();
        Deadline end = Deadline.in(PATIENCE);
        while (true) {
            CompletableFuture<FirstPublish> first = begin(name, mine);
            if (first == mine) {
                return publish(name, mine, publish);
            }
            FirstPublish known = await(first, end);
            if (known != null) {
                return known;
            }
        }
    }

    /** How many are remembered. */
    synchronized int size() {
        return byKey.size();
    }

    private FirstPublish publish(
            String name, CompletableFuture<FirstPublish> mine, Supplier<FirstPublish> publish) {
        boolean published = false;
        try {
            FirstPublish first = publish.get();
            published = true;
            mine.complete(first);
            return first;
        } finally {
            if (!published) {
                forget(name, mine);
                mine.complete(null); // whoever waits for it publishes itself
            }
        }
    }

    /** Null if that call published nothing. */
    private static FirstPublish await(CompletableFuture<FirstPublish> first, Deadline end) {
        return end.await(
                first,
                "another publish with this idempotency key",
                e -> new Unavailable("another publish with this idempotency key does not end", e),
                e -> new IllegalStateException("it never ends so", e));
    }

    /** The one that has the key: this one, if there was none. */
    private synchronized CompletableFuture<FirstPublish> begin(
            String name, CompletableFuture<FirstPublish> mine) {
        long now = nanos.getAsLong();
        forgetOld(now);
        Record before = byKey.get(name);
        if (before != null) {
            return before.first();
        }
        byKey.put(name, new Record(mine, now));
        bytes += bytesOf(name);
        return mine;
    }

    private void forgetOld(long now) {
        Iterator<Map.Entry<String, Record>> oldest = byKey.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Record> next = oldest.next();
            if (bytes <= maxBytes && now - next.getValue().since() <= memoryNanos) {
                return;
            }
            if (next.getValue().first().isDone()) {
                oldest.remove();
                bytes -= bytesOf(next.getKey());
            }
        }
    }

    private synchronized void forget(String name, CompletableFuture<FirstPublish> mine) {
        Record held = byKey.get(name);
        if (held != null && held.first() == mine) {
            byKey.remove(name);
            bytes -= bytesOf(name);
        }
    }

    private static long bytesOf(String name) {
        return PER_RECORD + 2L * name.length();
    }
}
