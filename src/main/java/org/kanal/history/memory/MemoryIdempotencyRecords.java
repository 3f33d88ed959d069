package org.kanal.history.memory;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
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
 * with more than fits, the oldest are forgotten early, of the application that holds the most: one
 * that uses ever new keys makes no other's repeat a second message.
 */
public final class MemoryIdempotencyRecords implements IdempotencyRecords {

    /** About what a record takes beside its key. */
    private static final int PER_RECORD = 320;

    private record Record(CompletableFuture<FirstPublish> first, long since) {}

    /** Those of one application, the oldest first. */
    private static final class Table {
        private final Map<String, Record> byKey = new LinkedHashMap<>();
        private long bytes;
    }

    private final Map<String, Table> byApplication = new HashMap<>();
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
            CompletableFuture<FirstPublish> first = begin(channel.appId(), name, mine);
            if (first == mine) {
                return publish(channel.appId(), name, mine, publish);
            }
            FirstPublish known = await(first, end);
            if (known != null) {
                return known;
            }
        }
    }

    /** How many are remembered. */
    synchronized int size() {
        return byApplication.values().stream().mapToInt(table -> table.byKey.size()).sum();
    }

    private FirstPublish publish(
            String app,
            String name,
            CompletableFuture<FirstPublish> mine,
            Supplier<FirstPublish> publish) {
        boolean published = false;
        try {
            FirstPublish first = publish.get();
            published = true;
            mine.complete(first);
            return first;
        } finally {
            if (!published) {
                forget(app, name, mine);
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
            String app, String name, CompletableFuture<FirstPublish> mine) {
        long now = nanos.getAsLong();
        Table table = byApplication.computeIfAbsent(app, any -> new Table());
        forgetOld(table, now);
        Record before = table.byKey.get(name);
        if (before != null) {
            return before.first();
        }
        table.byKey.put(name, new Record(mine, now));
        add(table, bytesOf(name));
        return mine;
    }

    private void forgetOld(Table own, long now) {
        forgetOld(own, now, Long.MAX_VALUE);
        if (bytes > maxBytes) {
            Table largest =
                    byApplication.values().stream()
                            .max(Comparator.comparingLong(table -> table.bytes))
                            .orElse(own);
            forgetOld(largest, now, largest.bytes - (bytes - maxBytes));
        }
    }

    private void forgetOld(Table table, long now, long most) {
        Iterator<Map.Entry<String, Record>> oldest = table.byKey.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Record> next = oldest.next();
            if (table.bytes <= most && now - next.getValue().since() <= memoryNanos) {
                return;
            }
            if (next.getValue().first().isDone()) {
                oldest.remove();
                add(table, -bytesOf(next.getKey()));
            }
        }
    }

    private synchronized void forget(
            String app, String name, CompletableFuture<FirstPublish> mine) {
        Table table = byApplication.get(app);
        Record held = table.byKey.get(name);
        if (held != null && held.first() == mine) {
            table.byKey.remove(name);
            add(table, -bytesOf(name));
        }
    }

    private void add(Table table, long more) {
        table.bytes += more;
        bytes += more;
    }

    private static long bytesOf(String name) {
        return PER_RECORD + 2L * name.length();
    }
}
