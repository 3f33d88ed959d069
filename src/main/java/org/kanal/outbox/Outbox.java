package org.kanal.outbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

/**
 * What waits to go out to one connection: bounded in bytes, one write in flight, everything that
 * waits meanwhile goes into the next one. Offering never blocks. Over the limit, messages of
 * channels that allow it are dropped; a client that still lets it grow is closed with 4008.
 */
public final class Outbox {

    /** The most bytes in one write, so that a slow client holds little outside of the limit. */
    public static final int MAX_WRITE_BYTES = 64 * 1024;

    private final Transport transport;
    private final OutboxWriter.Slot slot;
    private final Backlog backlog;
    private final Transport.Completion completion = new Written();
    private boolean busy;
    private long busySince;
    private boolean isWatched;
    private volatile List<EncodedMessage> writing = List.of();
    private boolean ended;
    private Optional<Disconnect> lastWord = Optional.empty();

    /**
     * @param writer the thread that writes what waits here
     * @param maxBytes how much may wait
     */
    public Outbox(Transport transport, OutboxWriter writer, int maxBytes) {
        this.transport = transport;
        this.slot = writer.slotFor(new Waiting());
        this.backlog = new Backlog(maxBytes);
    }

    /** Puts a message behind the others; ignored when the connection is ending. */
    public void offer(EncodedMessage message) {
        offer(new Item.Plain(message));
    }

    /** The same with what may be left out when the client is too slow. */
    public void offer(Item item) {
        if (add(item)) {
            slot.enqueue();
        }
    }

    /** Whether it is to be written now: nothing was waiting before. */
    boolean add(Item item) {
        boolean overflow = false;
        boolean idle = false;
        synchronized (this) {
            if (isEnding()) {
                return false;
            }
            if (backlog.add(item)) {
                idle = !busy;
                if (idle) {
                    busy = true;
                    busySince = System.nanoTime();
                }
            } else {
                lastWord = Optional.of(Disconnect.SLOW_CONSUMER);
                end();
                overflow = true;
            }
        }
        if (overflow) {
            transport.close(Disconnect.SLOW_CONSUMER);
        }
        return idle;
    }

    /** After {@link #add}: on this thread, if its writer has nothing to do. */
    void writeHere() {
        slot.writeHere();
    }

    /** How many bytes it would take now. */
    public synchronized int room() {
        return backlog.room();
    }

    /**
     * Whether one write has taken longer than this: the client does not read, though it may still
     * send.
     *
     * @param now in nanoseconds, as {@link System#nanoTime} has them
     */
    public synchronized boolean isStuck(long now, long nanos) {
        return busy && now - busySince > nanos;
    }

    /** Whether its write still goes on; if not, it tells its writer of the next one that does. */
    synchronized boolean staysWatched() {
        isWatched = !ended && !writing.isEmpty();
        return isWatched;
    }

    /** What its client leaves unread, if a write has lasted since before then. */
    synchronized Optional<OutboxTotal.Slow> slow(long then) {
        return busy && !ended && busySince - then < 0
                ? Optional.of(new OutboxTotal.Slow(this, busySince, backlog.bytes() + bytes()))
                : Optional.empty();
    }

    private long bytes() {
        return writing.stream().mapToLong(EncodedMessage::length).sum();
    }

    /** Adds what its client leaves unread; gives how many bytes that were not there are more. */
    synchronized long addUnread(Set<EncodedMessage> unread) {
        return Stream.concat(backlog.messages(), writing.stream())
                .filter(unread::add)
                .mapToLong(EncodedMessage::length)
                .sum();
    }

    /** Whether the connection is ending: it takes no more. */
    public synchronized boolean isEnding() {
        return ended || lastWord.isPresent();
    }

    /** Closes the connection when everything that waits has gone out. */
    public void close(Disconnect reason) {
        synchronized (this) {
            if (isEnding()) {
                return;
            }
            lastWord = Optional.of(reason);
            if (busy) {
                return;
            }
            end();
        }
        transport.close(reason);
    }

    /** Closes the connection now; what waits is lost. */
    public void abort(Disconnect reason) {
        synchronized (this) {
            if (ended) {
                return;
            }
            lastWord = Optional.of(reason);
            end();
        }
        transport.close(reason);
    }

    /** Why it was closed from this side; empty if it was not. */
    public synchronized Optional<Disconnect> closedFor() {
        return lastWord;
    }

    /** The connection is gone: forgets what waits. */
    public synchronized void discard() {
        end();
    }

    private void goOn() {
        synchronized (this) {
            writing = List.of();
            if (!backlog.isEmpty()) {
                busySince = System.nanoTime();
                slot.enqueue();
                return;
            }
            busy = false;
            if (ended || lastWord.isEmpty()) {
                return;
            }
            end();
        }
        transport.close(lastWord.get());
    }

    private void end() {
        ended = true;
        backlog.clear();
    }

    private final class Waiting implements OutboxWriter.Writable {

        @Override
        public void write(Batching batching) {
            synchronized (Outbox.this) {
                busySince = System.nanoTime();
                backlog.moveTo(batching.next(), MAX_WRITE_BYTES);
            }
            Batch batch = batching.take();
            writing = batch.messages();
            if (!batch.messages().isEmpty()) {
                transport.write(batch, completion);
                watchUnless(batch);
            }
        }

        /** Nearly every write has ended by now; this one did not fit into the network. */
        private void watchUnless(Batch written) {
            if (writing != written.messages()) {
                return;
            }
            synchronized (Outbox.this) {
                if (isWatched) {
                    return;
                }
                isWatched = true;
            }
            slot.isUnfinished(Outbox.this);
        }

        @Override
        public void giveUp() {
            abort(Disconnect.WRITE_FAILED);
        }
    }

    private final class Written implements Transport.Completion {

        @Override
        public void written() {
            goOn();
        }

        @Override
        public void failed(Throwable cause) {
            abort(Disconnect.WRITE_FAILED);
        }
    }
}
