package org.kanal.outbox;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that writes the outboxes that were given to it, in rounds. An outbox that gets more
 * while it waits for its turn stands in the queue once, so a busy server writes fewer, larger
 * buffers; see {@link Pace}.
 */
public final class OutboxWriter implements Runnable {

    private static final System.Logger LOG = System.getLogger(OutboxWriter.class.getName());

    /** A shorter pause takes longer to sleep than to spend. */
    private static final long SHORTEST_PAUSE = 50_000;

    private final Pace pace;
    private final Batching batching = new Batching();
    private final Object lock = new Object();
    private List<Slot> ready = new ArrayList<>();
    private List<Slot> round = new ArrayList<>();
    private boolean asleep;
    private volatile Thread thread;
    private volatile boolean stopped;

    /**
     * @param longestPause the most that a message is held back under load, so that it goes out
     *     together with the next ones
     */
    public OutboxWriter(Duration longestPause) {
        this.pace = new Pace(longestPause.toNanos());
    }

    /** A place in this writer's queue for something that is written now and then. */
    Slot slotFor(Writable writable) {
        return new Slot(writable);
    }

    private void enqueue(Slot slot) {
        synchronized (lock) {
            ready.add(slot);
            if (!asleep) {
                return;
            }
            asleep = false;
        }
        LockSupport.unpark(thread);
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
            if (isAnyReady()) {
                pause();
                writeRound();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private boolean isAnyReady() {
        synchronized (lock) {
            asleep = ready.isEmpty();
            return !asleep;
        }
    }

    private void pause() {
        int lastTurn;
        synchronized (lock) {
            lastTurn = ready.get(0).turn;
        }
        long pause = pace.pauseFor(lastTurn, System.nanoTime());
        if (pause > SHORTEST_PAUSE && !stopped) {
            LockSupport.parkNanos(this, pause);
        }
        pace.begin(lastTurn, System.nanoTime());
    }

    private void writeRound() {
        synchronized (lock) {
            List<Slot> next = ready;
            ready = round;
            round = next;
        }
        long begun = System.nanoTime();
        round.forEach(this::write);
        round.clear();
        pace.worked(System.nanoTime() - begun, batching.size());
    }

    private void write(Slot slot) {
        slot.turn = pace.turn();
        try {
            slot.writable.write(batching);
        } catch (Throwable e) {
            // An error too: this thread has thousands of other connections.
            LOG.log(Level.WARNING, "A connection could not be written to and is given up", e);
            slot.writable.giveUp();
        }
    }

    /** What a writer writes; it is called on the writer's thread only. */
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

        /** Gets in line; not again before it was written. */
        void enqueue() {
            OutboxWriter.this.enqueue(this);
        }
    }
}
