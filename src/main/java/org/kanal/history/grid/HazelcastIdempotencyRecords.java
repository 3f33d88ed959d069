package org.kanal.history.grid;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.PartitioningStrategyConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.strategy.StringPartitioningStrategy;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;
import org.kanal.history.FirstPublish;
import org.kanal.history.IdempotencyRecords;

/**
 * The records in a map of the data grid, with one backup, each for the time given. A node keeps so
 * many as fit in 32 MB, which is some 100,000: with more keys than that in the time, old ones are
 * forgotten early. They are where their channel's log is, so that a node that does not answer holds
 * up what is published on the channels that it keeps, and nothing else. A node that dies while it
 * publishes frees its key, and a repeat publishes again.
 */
public final class HazelcastIdempotencyRecords implements IdempotencyRecords {

    static final String NAME = "kanal.idempotency";

    /** By number it would be so many for each part of the grid, and a channel has one part. */
    private static final int MAX_MEGABYTES = 32;

    /** What stands behind it is what Hazelcast places a record by. */
    private static final String PLACE = "@";

    private static final char SEPARATOR = '|';

    private static final System.Logger LOGGER =
            System.getLogger(HazelcastIdempotencyRecords.class.getName());

    private final IMap<String, String> records;
    private final Duration memory;

    /**
     * @param memory for how long a key is remembered
     */
    public HazelcastIdempotencyRecords(HazelcastInstance grid, Duration memory) {
        grid.getConfig().addMapConfig(config(grid));
        this.records = grid.getMap(NAME);
        this.memory = memory;
    }

    private static MapConfig config(HazelcastInstance grid) {
        MapConfig config =
                new MapConfig(NAME)
                        .setBackupCount(1)
                        .setMergePolicyConfig(Parts.notMerged())
                        .setPartitioningStrategyConfig(
                                new PartitioningStrategyConfig(
                                        StringPartitioningStrategy.class.getName()))
                        .setEvictionConfig(
                                new EvictionConfig()
                                        .setEvictionPolicy(EvictionPolicy.LRU)
                                        .setMaxSizePolicy(MaxSizePolicy.USED_HEAP_SIZE)
                                        .setSize(MAX_MEGABYTES));
        Parts.protection(grid).ifPresent(config::setSplitBrainProtectionName);
        return config;
    }

    @Override
    public FirstPublish once(Channel channel, String key, Supplier<FirstPublish> publish) {
        String name = name(channel, key);
        Optional<FirstPublish> before = find(name);
        return before.isPresent() ? before.get() : alone(name, publish);
    }

    /** A key that has {@link #PLACE} in it has it no more, and no two become one. */
    static String name(Channel channel, String key) {
        return key.replace("%", "%25").replace(PLACE, "%40") + PLACE + channel;
    }

    private FirstPublish alone(String name, Supplier<FirstPublish> publish) {
        lock(name);
        try {
            Optional<FirstPublish> before = find(name);
            if (before.isPresent()) {
                return before.get();
            }
            FirstPublish first = publish.get();
            remember(name, first);
            return first;
        } finally {
            quietly("freed", () -> records.unlock(name));
        }
    }

    private void lock(String name) {
        boolean locked =
                GridCall.call(
                        () -> {
                            try {
                                return records.tryLock(
                                        name, PATIENCE.toSeconds(), TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                throw new Unavailable("interrupted while waiting for a key", e);
                            }
                        });
        if (!locked) {
            throw new Unavailable("another publish with this idempotency key does not end");
        }
    }

    /** Not by {@code getAsync}, which looks for it where it would be without {@link #PLACE}. */
    private Optional<FirstPublish> find(String name) {
        return Optional.ofNullable(GridCall.call(() -> records.get(name)))
                .map(HazelcastIdempotencyRecords::first);
    }

    private void remember(String name, FirstPublish first) {
        quietly(
                "remembered",
                () -> records.set(name, text(first), memory.toSeconds(), TimeUnit.SECONDS));
    }

    /** It was published: a grid that fails now must not make it look as if it was not. */
    private static void quietly(String done, Runnable call) {
        try {
            GridCall.call(
                    () -> {
                        call.run();
                        return true;
                    });
        } catch (RuntimeException e) {
            // Also that the lock is not held any more, because its partition was lost.
            LOGGER.log(Level.WARNING, "An idempotency key could not be " + done, e);
        }
    }

    /** {@code offset fingerprint|epoch}; without an epoch for a receipt without a position. */
    private static String text(FirstPublish first) {
        Optional<Position> position = first.receipt().position();
        return position.map(Position::offset).orElse(0L)
                + " "
                + first.fingerprint()
                + SEPARATOR
                + position.map(Position::epoch).orElse("");
    }

    private static FirstPublish first(String text) {
        int blank = text.indexOf(' ');
        int separator = text.indexOf(SEPARATOR, blank);
        String epoch = text.substring(separator + 1);
        long offset = Long.parseLong(text.substring(0, blank));
        return new FirstPublish(
                text.substring(blank + 1, separator),
                new PublishReceipt(
                        epoch.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Position(epoch, offset))));
    }
}
