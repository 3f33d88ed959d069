package org.kanal.history;

import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.ReadResultSet;
import com.hazelcast.ringbuffer.Ringbuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;

/** One epoch's ring, as this node sees it. */
final class RingLog {

    /** How many entries one call reads: a call keeps the partition's thread for its length. */
    private static final int BATCH = 500;

    private final LogEpoch epoch;
    private final String epochText;
    private final Ringbuffer<byte[]> ring;
    private final AtomicLong newest = new AtomicLong();
    private volatile boolean appended;

    RingLog(LogEpoch epoch, Ringbuffer<byte[]> ring) {
        this.epoch = epoch;
        this.epochText = epoch.text();
        this.ring = ring;
    }

    LogEpoch epoch() {
        return epoch;
    }

    Position at(long offset) {
        return new Position(epoch.id(), offset);
    }

    /**
     * Adds an entry and gives its offset; empty if the epoch is over, and then nothing that counts
     * was added.
     *
     * <p>The question for the epoch is sent with the entry, not after its answer: both go to the
     * same partition, which takes them in this order, at little more than the price of one. An
     * epoch that is still current after the add was so during it. What else can tell of a ring that
     * was made anew is a sequence that this node has already seen.
     */
    OptionalLong append(byte[] entry, Epochs epochs) {
        long seen = newest.get();
        CompletionStage<Long> added =
                GridCall.call(() -> ring.addAsync(entry, OverflowPolicy.OVERWRITE));
        CompletionStage<String> current = epochs.ask(epoch.channel());
        long sequence = GridCall.await(added);
        if (sequence <= seen || !epochText.equals(GridCall.await(current))) {
            return OptionalLong.empty();
        }
        newest.accumulateAndGet(sequence, Math::max);
        appended = true;
        return OptionalLong.of(sequence);
    }

    /** The newest offset; empty if the epoch is over. */
    OptionalLong head(Epochs epochs) {
        long seen = newest.get();
        long tail = GridCall.call(ring::tailSequence);
        if (tail < seen || !epochs.isCurrent(epoch)) {
            return OptionalLong.empty();
        }
        newest.accumulateAndGet(tail, Math::max);
        return OptionalLong.of(tail);
    }

    /** Everything after one offset up to another. */
    Slice since(long after, long upTo) {
        List<Publication> kept = newest(after + 1, upTo);
        return kept.size() == upTo - after
                ? new Slice.Complete(kept)
                : new Slice.Missing(whyMissing(after + 1, upTo));
    }

    /** What is left of a range of offsets, without a gap up to its end. */
    List<Publication> newest(long from, long upTo) {
        List<Publication> kept = new ArrayList<>();
        long next = Math.max(1, from);
        while (next <= upTo) {
            int most = (int) Math.min(Math.min(BATCH, epoch.retention().size()), upTo - next + 1);
            ReadResultSet<byte[]> batch = read(next, most);
            if (batch.size() == 0) {
                return List.of();
            }
            if (batch.getSequence(0) != next) {
                kept.clear();
            }
            for (int i = 0; i < batch.size() && batch.getSequence(i) <= upTo; i++) {
                kept.add(publication(batch.getSequence(i), batch.get(i)));
            }
            next = batch.getSequence(batch.size() - 1) + 1;
        }
        return kept;
    }

    /** The oldest offset that is kept; asking makes the grid let go of what is too old. */
    long oldest() {
        return GridCall.call(ring::headSequence);
    }

    /** Whether this node has appended since it was last asked. */
    boolean takeAppended() {
        boolean was = appended;
        appended = false;
        return was;
    }

    void destroy() {
        Rings.destroy(ring);
    }

    /**
     * A publication that was pushed out has at least {@code size} newer ones; one that has fewer
     * still had its slot, so it went for its age. Whether one that was pushed out had been too old
     * before that, nothing can tell any more: it counts as pushed out.
     */
    private Slice.Reason whyMissing(long offset, long upTo) {
        long tail = GridCall.call(ring::tailSequence);
        if (tail < upTo) {
            return Slice.Reason.EPOCH_CHANGED;
        }
        return offset <= tail - epoch.retention().size()
                ? Slice.Reason.OVERFLOW
                : Slice.Reason.EXPIRED;
    }

    private ReadResultSet<byte[]> read(long from, int most) {
        return GridCall.await(GridCall.call(() -> ring.readManyAsync(from, 0, most, null)));
    }

    private Publication publication(long offset, byte[] entry) {
        return LogEntry.fromBytes(epoch.channel(), entry).publication().at(at(offset));
    }
}
