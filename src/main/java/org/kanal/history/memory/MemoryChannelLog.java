package org.kanal.history.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.ChannelLog;
import org.kanal.history.HistorySettings;
import org.kanal.history.Slice;
import org.kanal.history.grid.LogEntry;

/**
 * The logs of one node alone, in its memory. Looking is free: only a publication makes anything.
 *
 * <p><b>When an epoch ends.</b> With the process; when nothing was published on a channel for two
 * minutes longer than its ttl, and nobody receives it; and when the memory for all logs is full and
 * this channel was not used for longest.
 *
 * <p>Ages go by the monotonic clock: no jump of the time of day makes anything expire, or keeps it.
 * Nothing here blocks or changes threads.
 */
public final class MemoryChannelLog implements ChannelLog {

    /** How much longer than its publications an epoch lives that nobody uses. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final HistorySettings settings;
    private final Clock clock;
    private final LongSupplier nanos;
    private final MemoryStreams streams;

    /**
     * @param clock stamps the entries with the time of day
     */
    public MemoryChannelLog(HistorySettings settings, Clock clock) {
        this(settings, clock, System::nanoTime, MemoryEpochs.MOST_REMEMBERED);
    }

    MemoryChannelLog(
            HistorySettings settings, Clock clock, LongSupplier nanos, int mostRemembered) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.streams = new MemoryStreams(settings, new MemoryEpochs(mostRemembered));
    }

    @Override
    public boolean keeps(Channel channel) {
        return settings.retentionOf(channel).size() > 0;
    }

    @Override
    public Position append(Publication publication) {
        byte[] form = new LogEntry(clock.instant(), publication).toBytes();
        while (true) {
            long now = nanos.getAsLong();
            MemoryStream stream = streams.findOrBegin(publication.channel(), now);
            OptionalLong offset = stream.append(form, now);
            if (offset.isPresent()) {
                streams.makeRoom();
                return stream.at(offset.getAsLong());
            }
        }
    }

    @Override
    public Position head(Channel channel) {
        if (!keeps(channel)) {
            throw new IllegalStateException(channel + " keeps no log");
        }
        return streams.head(channel);
    }

    @Override
    public Slice since(Channel channel, Position after, Position upTo) {
        if (!after.epoch().equals(upTo.epoch()) || after.offset() > upTo.offset()) {
            return new Slice.Missing(Slice.Reason.EPOCH_CHANGED);
        }
        return streams.find(channel)
                .map(stream -> stream.since(after, upTo, nanos.getAsLong()))
                .orElseGet(() -> ofNothing(channel, upTo));
    }

    @Override
    public List<Publication> last(Channel channel, int count, Position upTo) {
        return streams.find(channel)
                .map(stream -> stream.last(count, upTo, nanos.getAsLong()))
                .orElse(List.of());
    }

    @Override
    public void sweep(Predicate<Channel> inUse) {
        long now = nanos.getAsLong();
        for (MemoryStream stream : streams.all()) {
            long unused = settings.retentionOf(stream.channel()).ttl().plus(MARGIN).toNanos();
            if (stream.isIdle(now, unused) && !inUse.test(stream.channel())) {
                streams.end(stream);
            }
        }
    }

    /** How many channels have anything here. */
    int size() {
        return streams.all().size();
    }

    /** The memory that all of it takes, as it is counted. */
    long bytes() {
        return streams.bytes();
    }

    /** The channel's stream is over. */
    public void end(Channel channel) {
        streams.find(channel).ifPresent(streams::end);
    }

    private Slice ofNothing(Channel channel, Position upTo) {
        return keeps(channel) && streams.head(channel).equals(upTo)
                ? new Slice.Complete(List.of())
                : new Slice.Missing(Slice.Reason.EPOCH_CHANGED);
    }
}
