package org.kanal.history.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.ringbuffer.Ringbuffer;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.history.HistorySettings;
import org.kanal.history.LogNodes;
import org.kanal.history.Retention;
import org.kanal.history.Slice;

/**
 * The logs on the Hazelcast data grid: a ringbuffer for each epoch of a channel, with one backup
 * where there are more nodes, and a map that says which epoch a channel is in.
 *
 * <p><b>When an epoch ends.</b> When nobody used the channel for longer than its ttl and a margin,
 * or for about a minute if nothing was published in it; when the memory for all logs is full and
 * this channel was not used for longest; when the ring or a part of it was lost with the nodes that
 * held it; and for all channels when a member is silent and both parts of the grid may go on
 * without the other ({@link Membership}). An append and a head notice a log that ended elsewhere:
 * at once, and on a busy channel within a tenth of a second.
 *
 * <p><b>What a failover can do.</b> Hazelcast sends an add again when the node that was to answer
 * has died: the publication may then stand in the log twice, at two offsets.
 *
 * <p><b>Clocks.</b> The age of entries and epochs goes by the clock of the node that holds them. A
 * clock that jumps forward makes publications, and for a jump of more than ttl and margin epochs,
 * expire early, and readers are told so; one that jumps back keeps them longer by the jump. Order
 * and numbers depend on no clock, and the one span that is measured here, how long an epoch is
 * trusted, goes by the monotonic clock.
 */
public final class HazelcastChannelLog implements ChannelLog, AutoCloseable {

    /** How much longer than its publications an epoch lives that nobody uses. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** One that ends under an append is replaced; so often in a row means something is wrong. */
    private static final int ATTEMPTS = 5;

    private static final System.Logger LOGGER =
            System.getLogger(HazelcastChannelLog.class.getName());

    private final HistorySettings settings;
    private final Clock clock;
    private final Epochs epochs;
    private final Rings rings;
    private final HeldLogs held;
    private final Sweep sweep;
    private final Membership membership;
    private final LogNodes nodes;

    /**
     * @param clock stamps the entries with the time of day
     * @param changed is told when channels may have new epochs or more publications, or the log may
     *     be had again or not any more; must not wait
     */
    public HazelcastChannelLog(
            HazelcastInstance grid, HistorySettings settings, Clock clock, Runnable changed) {
        this(grid, settings, clock, changed, Departure::isEnd);
    }

    HazelcastChannelLog(
            HazelcastInstance grid,
            HistorySettings settings,
            Clock clock,
            Runnable changed,
            Departure.Asker asker) {
        this.settings = settings;
        this.clock = clock;
        this.epochs = new Epochs(grid, MARGIN);
        this.rings = new Rings(grid);
        this.held = new HeldLogs(settings.maxBytes());
        this.sweep = new Sweep(epochs, held, this::open);
        this.membership = new Membership(grid, asker, epochs::endAll, changed);
        this.nodes = new GridNodes(grid, membership);
    }

    @Override
    public LogNodes nodes() {
        return nodes;
    }

    @Override
    public boolean keeps(Channel channel) {
        return settings.retentionOf(channel).size() > 0;
    }

    @Override
    public Position append(Publication publication) {
        byte[] entry = new LogEntry(clock.instant(), publication).toBytes();
        return inCurrentEpoch(
                publication.channel(),
                log -> {
                    OptionalLong offset = log.append(entry, epochs);
                    offset.ifPresent(added -> makeRoom(log, added, entry.length));
                    return offset;
                });
    }

    @Override
    public Position head(Channel channel) {
        return inCurrentEpoch(channel, log -> log.head(epochs));
    }

    @Override
    public Slice since(Channel channel, Position after, Position upTo) {
        if (!after.epoch().equals(upTo.epoch()) || after.offset() > upTo.offset()) {
            return new Slice.Missing(Slice.Reason.EPOCH_CHANGED);
        }
        try {
            return relied(
                    () ->
                            find(channel, upTo.epoch())
                                    .map(log -> log.since(after.offset(), upTo.offset()))
                                    .orElse(new Slice.Missing(Slice.Reason.EPOCH_CHANGED)));
        } catch (Unavailable e) {
            LOGGER.log(Level.WARNING, "The log of " + channel + " cannot be read", e);
            return new Slice.Missing(Slice.Reason.UNAVAILABLE);
        }
    }

    @Override
    public List<Publication> last(Channel channel, int count, Position upTo) {
        return relied(
                () ->
                        find(channel, upTo.epoch())
                                .map(log -> log.newest(upTo.offset() - count + 1, upTo.offset()))
                                .orElse(List.of()));
    }

    @Override
    public void sweep(Predicate<Channel> inUse) {
        membership.require();
        sweep.run(inUse);
        rings.destroyDead(epochs);
    }

    /** Lets go of the grid, which outlives an application that is deployed again. */
    @Override
    public void close() {
        membership.close();
    }

    /** What a call gives, if it was of one and the same grid from its beginning to its end. */
    private <T> T relied(Supplier<T> call) {
        Stand before = membership.require();
        T result = call.get();
        membership.confirm(before);
        return result;
    }

    private Position inCurrentEpoch(Channel channel, Function<RingLog, OptionalLong> call) {
        return relied(() -> tryCurrentEpoch(channel, call));
    }

    private Position tryCurrentEpoch(Channel channel, Function<RingLog, OptionalLong> call) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RingLog log = held.find(channel).orElseGet(() -> open(channel));
            OptionalLong offset = call.apply(log);
            if (offset.isPresent()) {
                return log.at(offset.getAsLong());
            }
            end(log);
        }
        throw new Unavailable(
                "the log of " + channel + " was lost " + ATTEMPTS + " times in a row");
    }

    private RingLog open(Channel channel) {
        LogEpoch epoch = epochs.current(channel).orElseGet(() -> begin(channel));
        RingLog log = held.hold(new RingLog(epoch, rings.of(epoch)));
        endAll(held.dropTooMany());
        return log;
    }

    /** The ring comes before the epoch that names it, so that nobody meets an epoch without one. */
    private LogEpoch begin(Channel channel) {
        Retention retention = settings.retentionOf(channel);
        if (retention.size() == 0) {
            throw new IllegalStateException(channel + " keeps no log");
        }
        LogEpoch candidate = LogEpoch.begin(channel, retention);
        Ringbuffer<byte[]> ring = rings.begin(candidate);
        LogEpoch begun = epochs.begin(candidate);
        if (!begun.equals(candidate)) {
            Rings.destroy(ring);
        }
        return begun;
    }

    private Optional<RingLog> find(Channel channel, String epochId) {
        return epochs.current(channel)
                .filter(epoch -> epoch.id().equals(epochId))
                .map(epoch -> held.hold(new RingLog(epoch, rings.of(epoch))));
    }

    /** The epoch goes first: whoever still appends to the ring then sees that it is over. */
    private void end(RingLog log) {
        held.drop(log);
        epochs.end(log.epoch());
        log.destroy();
    }

    private void makeRoom(RingLog log, long offset, int length) {
        endAll(held.appended(log, offset, length));
    }

    private void endAll(List<RingLog> dropped) {
        for (RingLog log : dropped) {
            try {
                end(log);
            } catch (Unavailable e) {
                LOGGER.log(Level.WARNING, "A log stays until its epoch runs out", e);
            }
        }
    }
}
