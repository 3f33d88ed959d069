package org.kanal.history.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.history.HistorySettings;
import org.kanal.history.Retention;

/**
 * The streams that were published to, in the order of their last use, within one budget. Its lock
 * is held for no more than finding, beginning or ending one; a stream's own comes after it.
 */
final class MemoryStreams {

    private final Map<Channel, MemoryStream> byUse = new LinkedHashMap<>(16, 0.75f, true);
    private final MemoryEpochs epochs;
    private final HistorySettings settings;
    private final AtomicLong bytes = new AtomicLong();

    MemoryStreams(HistorySettings settings, MemoryEpochs epochs) {
        this.settings = settings;
        this.epochs = epochs;
    }

    synchronized Optional<MemoryStream> find(Channel channel) {
        return Optional.ofNullable(byUse.get(channel));
    }

    /**
     * @throws IllegalStateException if the channel keeps no log
     */
    synchronized MemoryStream findOrBegin(Channel channel, long now) {
        MemoryStream found = byUse.get(channel);
        if (found == null) {
            Retention retention = settings.retentionOf(channel);
            if (retention.size() == 0) {
                throw new IllegalStateException(channel + " keeps no log");
            }
            found = new MemoryStream(channel, retention, epochs.current(channel), bytes, now);
            byUse.put(channel, found);
        }
        return found;
    }

    /** Of a channel without a stream it is offset 0 of the epoch in which that will begin. */
    synchronized Position head(Channel channel) {
        MemoryStream stream = byUse.get(channel);
        return stream == null ? new Position(epochs.current(channel), 0) : stream.head();
    }

    /** All of them, the longest unused first. */
    synchronized List<MemoryStream> all() {
        return List.copyOf(byUse.values());
    }

    synchronized void end(MemoryStream stream) {
        if (byUse.remove(stream.channel(), stream)) {
            stream.end();
            epochs.end(stream.channel());
        }
    }

    /**
     * Ends the streams that were used longest ago until the rest fits the budget; of the last one
     * the oldest publications go.
     */
    void makeRoom() {
        if (bytes.get() > settings.maxBytes()) {
            endLongestUnused();
        }
    }

    long bytes() {
        return bytes.get();
    }

    private synchronized void endLongestUnused() {
        while (bytes.get() > settings.maxBytes() && byUse.size() > 1) {
            end(byUse.values().iterator().next());
        }
        byUse.values().forEach(last -> last.shrink(settings.maxBytes()));
    }
}
