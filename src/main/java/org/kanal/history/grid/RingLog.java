package org.kanal.history.grid;

import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.ReadResultSet;
import com.hazelcast.ringbuffer.Ringbuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.Slice;

/** One epoch's ring, as this node sees it. */
final class RingLog {

    /** How many entries one call reads: a call keeps the partition's thread for its length. */
    private static final int BATCH = 500;

    /**
     * A busy log asks for its epoch only ten times a second, which is what makes it fast. No
     * position can be given twice for that: a ring made anew counts from 0, and each thread that
     * hits it below this offset finds out at once and leaves it, so it does not come this far. An
     * epoch that ends elsewhere may get a last few publications, before those of the next one.
     */
    private static final long TRUSTED_OFFSET = 1_000;

    private static final long TRUST_NANOS = 100_000_000;

    /** How often it is asked what is too old, while it lives. */
    private static final int ASKED_PER_TTL = 4;

    private final LogEpoch epoch;
    private final String epochText;
    private final Ringbuffer<byte[]> ring;
    private final AtomicLong newest = new AtomicLong();

    /** Up to here everything is in its copies too. */
    private final AtomicLong safe = new AtomicLong();

    private volatile long confirmed = System.nanoTime() - TRUST_NANOS;
    private volatile boolean appended;

    private volatile long asked = System.nanoTime();

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
     * same partition, which takes them in this order. An epoch that is still current after the add
     * was so during it.
     */
    OptionalLong append(byte[] entry, Epochs epochs) {
        long seen = newest.get();
        long now = System.nanoTime();
        boolean trusted = seen >= TRUSTED_OFFSET && now - confirmed < TRUST_NANOS;
        CompletionStage<Long> added =
                GridCall.call(() -> ring.addAsync(entry, OverflowPolicy.OVERWRITE));
        if (!trusted) {
            if (!epochText.equals(GridCall.await(epochs.ask(epoch.channel())))) {
                return OptionalLong.empty();
            }
            confirmed = now;
        }
        long sequence = GridCall.await(added);
        if (sequence <= seen) {
            return OptionalLong.empty();
        }
        newest.accumulateAndGet(sequence, Math::max);
        safe.accumulateAndGet(sequence, Math::max);
        appended = true;
        return OptionalLong.of(sequence);
    }

    /**
     * The newest offset; empty if the epoch is over. What stands there outlives the node that has
     * it: of what only that one had, another could take the place.
     */
    OptionalLong head(Epochs epochs) {
        long seen = newest.get();
        long tail = GridCall.call(ring::tailSequence);
        if (tail < seen || !epochs.isCurrent(epoch)) {
            return OptionalLong.empty();
        }
        if (tail > safe.get()) {
            epochs.makeSure(epoch);
            safe.accumulateAndGet(tail, Math::max);
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

    /** Whether nothing was ever appended. */
    boolean isUnused() {
        return GridCall.call(ring::tailSequence) == 0;
    }

    /** The oldest offset that is kept; asking makes the grid let go of what is too old. */
    long oldest() {
        asked = System.nanoTime();
        return GridCall.call(ring::headSequence);
    }

    /** Whether it is worth to ask: a part of what is kept may have become too old since. */
    boolean isToBeAsked() {
        return System.nanoTime() - asked >= epoch.retention().ttl().toNanos() / ASKED_PER_TTL;
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
