package org.kanal.hub;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.kanal.protocol.Disconnect;

/**
 * A thread that writes the outboxes that were given to it, in rounds. An outbox that gets more
 * while it waits for its turn stands in the queue once, so a busy server writes fewer, larger
 * buffers; see {@link Pace}.
 */
public final class OutboxWriter implements Runnable {

    /** A shorter pause takes longer to sleep than to spend. */
    private static final long SHORTEST_PAUSE = 50_000;

    private final Pace pace;
    private final Batching batching = new Batching();
    private final Object lock = new Object();
    private List<Outbox> ready = new ArrayList<>();
    private List<Outbox> round = new ArrayList<>();
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

    void enqueue(Outbox outbox) {
        synchronized (lock) {
            ready.add(outbox);
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
            lastTurn = ready.get(0).turn();
        }
        long pause = pace.pauseFor(lastTurn, System.nanoTime());
        if (pause > SHORTEST_PAUSE && !stopped) {
            LockSupport.parkNanos(this, pause);
        }
        pace.begin(lastTurn, System.nanoTime());
    }

    private void writeRound() {
        synchronized (lock) {
            List<Outbox> next = ready;
            ready = round;
            round = next;
        }
        long begun = System.nanoTime();
        round.forEach(this::write);
        round.clear();
        pace.worked(System.nanoTime() - begun, batching.size());
    }

    private void write(Outbox outbox) {
        try {
            outbox.writeWaiting(batching, pace.turn());
        } catch (Throwable e) {
            // An error too: this thread has thousands of other connections.
            System.getLogger(OutboxWriter.class.getName())
                    .log(Level.WARNING, "A connection could not be written to and is given up", e);
            outbox.abort(Disconnect.WRITE_FAILED);
        }
    }
}
