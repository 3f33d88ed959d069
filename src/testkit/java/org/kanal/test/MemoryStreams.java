package org.kanal.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.InvalidInput;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;

/** The messages of all channels, and who listens. One lock for all: tests are small. */
final class MemoryStreams {

    private static final int MAX_PAYLOAD = 10_240;

    private final Map<Channel, List<Entry>> streams = new HashMap<>();
    private final Map<String, Repeat> keys = new HashMap<>();
    private final List<MemoryLine> lines = new ArrayList<>();
    private int epoch = 1;

    /**
     * One message.
     *
     * @param publisher its id; empty for none that is shown
     */
    record Entry(long offset, String json, PublishOptions options, String publisher) {

        boolean isFor(String subscriber) {
            return options.users() == PublishOptions.EVERYBODY
                    || options.users().contains(subscriber);
        }
    }

    private record Repeat(String json, PublishOptions options, PublishReceipt receipt) {}

    synchronized PublishReceipt publish(
            Channel channel, String json, PublishOptions options, String publisher) {
        InvalidInput.requireNonNull("channel", channel);
        InvalidInput.requireNonNull("options", options);
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD) {
            throw new PayloadTooLarge(MAX_PAYLOAD);
        }
        String key = options.idempotencyKey().map(given -> channel + " " + given).orElse("");
        Repeat before = key.isEmpty() ? null : keys.get(key);
        if (before != null) {
            if (!before.json().equals(json) || !before.options().equals(options)) {
                throw new IdempotencyKeyReused();
            }
            return before.receipt();
        }
        PublishReceipt receipt = append(channel, json, options, publisher);
        if (!key.isEmpty()) {
            keys.put(key, new Repeat(json, options, receipt));
        }
        return receipt;
    }

    private PublishReceipt append(
            Channel channel, String json, PublishOptions options, String publisher) {
        List<Entry> stream = stream(channel);
        Entry entry =
                new Entry(
                        stream.size() + 1L,
                        json,
                        options,
                        options.includePublisher() ? publisher : "");
        stream.add(entry);
        List.copyOf(lines).forEach(line -> line.deliver(channel, entry));
        return new PublishReceipt(Optional.of(position(channel)));
    }

    /** Where a channel stands. */
    synchronized Position position(Channel channel) {
        return new Position("memory-" + epoch, stream(channel).size());
    }

    /** What came after a position; empty if that is not known any more. */
    synchronized Optional<List<Entry>> after(Channel channel, Position since) {
        List<Entry> stream = stream(channel);
        boolean isKnown =
                since.epoch().equals(position(channel).epoch()) && since.offset() <= stream.size();
        return isKnown
                ? Optional.of(stream.subList((int) since.offset(), stream.size()))
                : Optional.empty();
    }

    /** The newest so many. */
    synchronized List<Entry> last(Channel channel, int count) {
        List<Entry> stream = stream(channel);
        return stream.subList(Math.max(0, stream.size() - count), stream.size());
    }

    synchronized void join(MemoryLine line) {
        lines.add(line);
    }

    synchronized void leave(MemoryLine line) {
        lines.remove(line);
    }

    void dropConnections() {
        List<MemoryLine> all;
        synchronized (this) {
            all = List.copyOf(lines);
        }
        all.forEach(MemoryLine::drop);
    }

    synchronized void forget() {
        epoch++;
        streams.clear();
        keys.clear();
    }

    private List<Entry> stream(Channel channel) {
        return streams.computeIfAbsent(channel, any -> new ArrayList<>());
    }
}
