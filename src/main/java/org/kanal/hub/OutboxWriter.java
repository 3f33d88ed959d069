package org.kanal.hub;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.kanal.protocol.Disconnect;

/**
 * A thread that writes to the connections that were given to it, in rounds. An outbox that gets
 * more while it waits for its turn stands in the queue once, so a busy server writes fewer, larger
 * buffers; see {@link Pace}.
 *
 * <p>A message for many is one task here, not one for each of them: nobody else walks over its
 * receivers, and each of them is looked at and written to in one go.
 */
public final class OutboxWriter implements Runnable {

    /** A shorter pause takes longer to sleep than to spend. */
    private static final long SHORTEST_PAUSE = 50_000;

    /** How many messages may wait here before they are in the outboxes, which bound the rest. */
    private static final int MOST_BROADCASTS = 64;

    private final Pace pace;
    private final Batching batching = new Batching();
    private final Object lock = new Object();
    private List<Outbox> ready = new ArrayList<>();
    private List<Outbox> round = new ArrayList<>();
    private List<Broadcast> broadcasts = new ArrayList<>();
    private List<Broadcast> broadcastsOfRound = new ArrayList<>();
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

    /** Has an outbox written that was idle. */
    void enqueue(Outbox outbox) {
        boolean wasAsleep;
        synchronized (lock) {
            ready.add(outbox);
            wasAsleep = rouse();
        }
        wakeIf(wasAsleep);
    }

    /** Has a message put into outboxes of this writer, and these written. */
    void enqueue(Broadcast broadcast) {
        boolean wasAsleep;
        synchronized (lock) {
            broadcasts.add(broadcast);
            wasAsleep = rouse();
        }
        wakeIf(wasAsleep);
    }

    /** Waits while as many broadcasts wait as should; an interrupt ends it too. */
    void awaitRoom() {
        synchronized (lock) {
            try {
                while (broadcasts.size() >= MOST_BROADCASTS && !stopped) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the thread after the round that it is at. */
    public void stop() {
        synchronized (lock) {
            stopped = true;
            lock.notifyAll();
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!stopped) {
            if (isAnythingWaiting()) {
                pause();
                takeRound();
                workRound();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** Of those who find it asleep, one wakes it, and not under the lock that it needs first. */
    private boolean rouse() {
        boolean wasAsleep = asleep;
        asleep = false;
        return wasAsleep;
    }

    private void wakeIf(boolean wasAsleep) {
        if (wasAsleep) {
            LockSupport.unpark(thread);
        }
    }

    private boolean isAnythingWaiting() {
        synchronized (lock) {
            asleep = ready.isEmpty() && broadcasts.isEmpty();
            return !asleep;
        }
    }

    private void pause() {
        int lastTurn = first().turn();
        long pause = pace.pauseFor(lastTurn, System.nanoTime());
        if (pause > SHORTEST_PAUSE && !stopped) {
            LockSupport.parkNanos(this, pause);
        }
        pace.begin(lastTurn, System.nanoTime());
    }

    private Outbox first() {
        synchronized (lock) {
            return ready.isEmpty() ? broadcasts.get(0).seats().get(0).outbox() : ready.get(0);
        }
    }

    private void takeRound() {
        synchronized (lock) {
            List<Outbox> nextReady = ready;
            ready = round;
            round = nextReady;
            List<Broadcast> nextBroadcasts = broadcasts;
            broadcasts = broadcastsOfRound;
            broadcastsOfRound = nextBroadcasts;
            lock.notifyAll();
        }
    }

    private void workRound() {
        long begun = System.nanoTime();
        int last = broadcastsOfRound.size() - 1;
        for (int i = 0; i < last; i++) {
            offer(broadcastsOfRound.get(i), round::add);
        }
        if (last >= 0) {
            offer(broadcastsOfRound.get(last), this::write);
        }
        broadcastsOfRound.clear();
        round.forEach(this::write);
        round.clear();
        pace.worked(System.nanoTime() - begun, batching.size());
    }

    private void offer(Broadcast broadcast, Consumer<Outbox> turn) {
        for (Seat seat : broadcast.seats()) {
            if (isToBeWritten(broadcast, seat)) {
                turn.accept(seat.outbox());
            }
        }
    }

    private boolean isToBeWritten(Broadcast broadcast, Seat seat) {
        try {
            return broadcast.message().offerTo(seat);
        } catch (Throwable e) {
            giveUp(seat.outbox(), e);
            return false;
        }
    }

    private void write(Outbox outbox) {
        try {
            outbox.writeWaiting(batching, pace.turn());
        } catch (Throwable e) {
            giveUp(outbox, e);
        }
    }

    /** After an error too: this thread has thousands of other connections. */
    private static void giveUp(Outbox outbox, Throwable cause) {
        System.getLogger(OutboxWriter.class.getName())
                .log(Level.WARNING, "A connection could not be written to and is given up", cause);
        outbox.abort(Disconnect.WRITE_FAILED);
    }
}
