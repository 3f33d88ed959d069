package org.kanal.outbox;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that writes the outboxes that were given to it, in rounds. An outbox that gets more
 * while it waits for its turn stands in the queue once, so a busy server writes fewer, larger
 * buffers; see {@link Pressure}.
 */
public final class OutboxWriter implements Runnable {

    private static final System.Logger LOG = System.getLogger(OutboxWriter.class.getName());

    private final Pressure pressure = new Pressure();
    private final Batching batching = new Batching();
    private final Object lock = new Object();
    private List<Slot> ready = new ArrayList<>();
    private List<Slot> round = new ArrayList<>();
    private Turn whose = Turn.OF_THREAD;
    private volatile Thread thread;
    private volatile boolean stopped;
    private final Queue<Outbox> unfinished = new ConcurrentLinkedQueue<>();

    /** A place in this writer's queue for something that is written now and then. */
    Slot slotFor(Writable writable) {
        return new Slot(writable);
    }

    private void enqueue(Slot slot) {
        synchronized (lock) {
            ready.add(slot);
            if (whose != Turn.OF_NOBODY) {
                return;
            }
            whose = Turn.OF_THREAD;
        }
        LockSupport.unpark(thread);
    }

    private void writeHere(Slot slot) {
        synchronized (lock) {
            if (whose != Turn.OF_NOBODY) {
                ready.add(slot);
                return;
            }
            whose = Turn.LENT;
        }
        write(slot);
        giveBack();
    }

    /** What came meanwhile is for the thread. */
    private void giveBack() {
        synchronized (lock) {
            if (!isAnyReady()) {
                return;
            }
        }
        LockSupport.unpark(thread);
    }

    /** Those whose write has not ended, as their clients do not read. One thread may ask. */
    void addUnfinished(Collection<Outbox> all) {
        unfinished.removeIf(outbox -> !outbox.staysWatched());
        all.addAll(unfinished);
    }

    /** Ends the thread after the round that it is at. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!stopped) {
            if (isItsTurn()) {
                writeRound();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private boolean isItsTurn() {
        synchronized (lock) {
            return whose != Turn.LENT && isAnyReady();
        }
    }

    /** Under the lock, by whose turn it was: it is the thread's now, or a rest. */
    private boolean isAnyReady() {
        boolean isAny = !ready.isEmpty();
        whose = isAny ? Turn.OF_THREAD : Turn.OF_NOBODY;
        if (!isAny) {
            pressure.rest();
        }
        return isAny;
    }

    private void writeRound() {
        synchronized (lock) {
            List<Slot> next = ready;
            ready = round;
            round = next;
        }
        round.forEach(this::write);
        round.clear();
    }

    private void write(Slot slot) {
        if (pressure.makesWayBefore(slot.turn)) {
            Thread.yield();
        }
        slot.turn = pressure.turn();
        try {
            slot.writable.write(batching);
        } catch (Throwable e) {
            // An error too: this thread has thousands of other connections.
            LOG.log(Level.WARNING, "A connection could not be written to and is given up", e);
            slot.writable.giveUp();
        }
    }

    /** Who writes: one at a time, and in the order in which they get in line. */
    private enum Turn {
        /** Nothing waits. */
        OF_NOBODY,
        OF_THREAD,
        /** Whoever brought something writes it. */
        LENT
    }

    /** What a writer writes; it is called by one thread at a time. */
    interface Writable {

        /**
         * Writes what waits, without blocking.
         *
         * @param batching makes the batch of what is to go out
         */
        void write(Batching batching);

        /** A write has failed in a way that nobody foresaw. */
        void giveUp();
    }

    /** Where one of them stands in the queue, and when it was last written. */
    final class Slot {

        private final Writable writable;
        private int turn;

        private Slot(Writable writable) {
            this.writable = writable;
        }

        /** A write to it goes on after it has returned. */
        void isUnfinished(Outbox outbox) {
            unfinished.add(outbox);
        }

        /** Gets in line; not again before it was written. */
        void enqueue() {
            OutboxWriter.this.enqueue(this);
        }

        /**
         * As {@link #enqueue}; where the writer has nothing to do, the calling thread writes it,
         * which saves the time that another one takes to wake up.
         */
        void writeHere() {
            OutboxWriter.this.writeHere(this);
        }
    }
}
