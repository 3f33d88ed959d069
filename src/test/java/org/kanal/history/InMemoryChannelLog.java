package org.kanal.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;

/** The log for unit tests: keeps {@link ChannelLog}'s promise in this JVM, with any clock. */
public final class InMemoryChannelLog implements ChannelLog {

    private record Entry(Publication publication, Instant at) {}

    private static final class Stream {
        private final String epoch = UUID.randomUUID().toString();
        private final List<Entry> kept = new ArrayList<>();
        private long newest;

        private Position head() {
            return new Position(epoch, newest);
        }
    }

    private final Map<Channel, Stream> streams = new ConcurrentHashMap<>();
    private final HistorySettings settings;
    private final Clock clock;

    public InMemoryChannelLog(HistorySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Loses a channel's stream, as a grid may. */
    public void lose(Channel channel) {
        streams.remove(channel);
    }

    @Override
    public boolean keeps(Channel channel) {
        return settings.retentionOf(channel).size() > 0;
    }

    @Override
    public synchronized Position append(Publication publication) {
        Stream stream = stream(publication.channel());
        stream.newest++;
        stream.kept.add(new Entry(publication.at(stream.head()), clock.instant()));
        if (stream.kept.size() > settings.retentionOf(publication.channel()).size()) {
            stream.kept.remove(0);
        }
        return stream.head();
    }

    @Override
    public synchronized Position head(Channel channel) {
        return stream(channel).head();
    }

    @Override
    public synchronized Slice since(Channel channel, Position after, Position upTo) {
        Stream stream = streams.get(channel);
        if (stream == null
                || !stream.epoch.equals(after.epoch())
                || !stream.epoch.equals(upTo.epoch())
                || after.offset() > upTo.offset()
                || upTo.offset() > stream.newest) {
            return new Slice.Missing(Slice.Reason.EPOCH_CHANGED);
        }
        List<Publication> found = newest(channel, stream, after.offset(), upTo.offset());
        if (found.size() == upTo.offset() - after.offset()) {
            return new Slice.Complete(found);
        }
        boolean pushedOut = after.offset() < stream.newest - settings.retentionOf(channel).size();
        return new Slice.Missing(pushedOut ? Slice.Reason.OVERFLOW : Slice.Reason.EXPIRED);
    }

    @Override
    public synchronized List<Publication> last(Channel channel, int count, Position upTo) {
        Stream stream = streams.get(channel);
        return stream == null || !stream.epoch.equals(upTo.epoch())
                ? List.of()
                : newest(channel, stream, upTo.offset() - count, upTo.offset());
    }

    private Stream stream(Channel channel) {
        if (!keeps(channel)) {
            throw new IllegalStateException(channel + " keeps no log");
        }
        return streams.computeIfAbsent(channel, absent -> new Stream());
    }

    private List<Publication> newest(Channel channel, Stream stream, long after, long upTo) {
        Instant oldest = clock.instant().minus(settings.retentionOf(channel).ttl());
        stream.kept.removeIf(entry -> entry.at.isBefore(oldest));
        return stream.kept.stream()
                .map(Entry::publication)
                .filter(p -> p.position().orElseThrow().offset() > after)
                .filter(p -> p.position().orElseThrow().offset() <= upTo)
                .toList();
    }
}
