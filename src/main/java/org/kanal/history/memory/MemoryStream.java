package org.kanal.history.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.Retention;
import org.kanal.history.Slice;
import org.kanal.history.grid.LogEntry;

/**
 * One epoch of a channel's stream in this process's memory: a ring of encoded publications, each
 * kept once. Locks itself; no lock is waited for inside, and what comes out is decoded outside.
 */
final class MemoryStream {

    /** About what a stream and an entry take beside their content, the channel's name included. */
    static final int PER_STREAM = 768;

    static final int PER_ENTRY = 48;
    private static final int PER_SLOT = 8;
    private static final int FIRST_SLOTS = 8;

    private record Entry(byte[] form, long at) {}

    private final Channel channel;
    private final Retention retention;
    private final String epoch;
    private final AtomicLong total;
    private Entry[] ring = {};
    private long oldest = 1;
    private long newest;

    /** Up to here entries went because others needed their room, not for their age. */
    private long pushedOut;

    private long bytes;
    private long appendedAt;
    private boolean ended;

    /**
     * @param total counts the bytes of all streams
     */
    MemoryStream(Channel channel, Retention retention, String epoch, AtomicLong total, long now) {
        this.channel = channel;
        this.retention = retention;
        this.epoch = epoch;
        this.total = total;
        this.appendedAt = now;
        count(PER_STREAM);
    }

    Channel channel() {
        return channel;
    }

    Position at(long offset) {
        return new Position(epoch, offset);
    }

    synchronized Position head() {
        return at(newest);
    }

    /** Adds an entry and gives its offset; empty if the stream has ended. */
    synchronized OptionalLong append(byte[] form, long now) {
        if (ended) {
            return OptionalLong.empty();
        }
        expire(now);
        if (newest - oldest + 1 == retention.size()) {
            pushOut();
        }
        if (newest - oldest + 1 == ring.length) {
            grow();
        }
        newest++;
        ring[slot(newest)] = new Entry(form, now);
        count(PER_ENTRY + form.length);
        appendedAt = now;
        return OptionalLong.of(newest);
    }

    /** Everything after one offset up to another. */
    Slice since(Position after, Position upTo, long now) {
        List<byte[]> forms;
        synchronized (this) {
            if (ended || !isReached(after) || !isReached(upTo)) {
                return new Slice.Missing(Slice.Reason.EPOCH_CHANGED);
            }
            expire(now);
            if (after.offset() < upTo.offset() && after.offset() + 1 < oldest) {
                return new Slice.Missing(
                        after.offset() < pushedOut ? Slice.Reason.OVERFLOW : Slice.Reason.EXPIRED);
            }
            forms = forms(after.offset() + 1, upTo.offset());
        }
        return new Slice.Complete(publications(forms, after.offset() + 1));
    }

    /** What is left of the last ones up to a position. */
    List<Publication> last(int count, Position upTo, long now) {
        List<byte[]> forms;
        long from;
        synchronized (this) {
            if (ended || !isReached(upTo)) {
                return List.of();
            }
            expire(now);
            from = Math.max(oldest, upTo.offset() - count + 1);
            forms = forms(from, upTo.offset());
        }
        return publications(forms, from);
    }

    /** Lets go of what is too old; whether nothing is left, and nothing came for so long. */
    synchronized boolean isIdle(long now, long nanos) {
        expire(now);
        return oldest > newest && now - appendedAt > nanos;
    }

    /** Gives up its oldest entries until all streams together take no more than allowed. */
    synchronized void shrink(long allowed) {
        while (total.get() > allowed && oldest <= newest) {
            pushOut();
        }
    }

    /** The stream is over: it takes and gives nothing any more. */
    synchronized void end() {
        ended = true;
        ring = new Entry[0];
        oldest = newest + 1;
        count(-bytes);
    }

    private boolean isReached(Position position) {
        return position.epoch().equals(epoch) && position.offset() <= newest;
    }

    private void expire(long now) {
        long ttl = retention.ttl().toNanos();
        while (oldest <= newest && now - ring[slot(oldest)].at() > ttl) {
            drop();
        }
        if (oldest > newest && ring.length > 0) {
            count(-(long) PER_SLOT * ring.length);
            ring = new Entry[0];
        }
    }

    private void pushOut() {
        pushedOut = oldest;
        drop();
    }

    private void drop() {
        count(-PER_ENTRY - ring[slot(oldest)].form().length);
        ring[slot(oldest)] = null;
        oldest++;
    }

    private void grow() {
        int length = Math.min(Math.max(FIRST_SLOTS, ring.length * 2), retention.size());
        Entry[] larger = new Entry[length];
        for (long offset = oldest; offset <= newest; offset++) {
            larger[(int) (offset % length)] = ring[slot(offset)];
        }
        count((long) PER_SLOT * (length - ring.length));
        ring = larger;
    }

    private int slot(long offset) {
        return (int) (offset % ring.length);
    }

    private List<byte[]> forms(long from, long upTo) {
        List<byte[]> forms = new ArrayList<>();
        for (long offset = from; offset <= upTo; offset++) {
            forms.add(ring[slot(offset)].form());
        }
        return forms;
    }

    private List<Publication> publications(List<byte[]> forms, long first) {
        List<Publication> publications = new ArrayList<>(forms.size());
        for (byte[] form : forms) {
            Position position = at(first + publications.size());
            publications.add(LogEntry.fromBytes(channel, form).publication().at(position));
        }
        return publications;
    }

    private void count(long more) {
        bytes += more;
        total.addAndGet(more);
    }
}
