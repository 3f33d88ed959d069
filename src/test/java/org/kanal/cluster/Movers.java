package org.kanal.cluster;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kanal.faults.CheckedSubscriber;

/**
 * Lets subscribers lose their connections one after another, again and again, so that each goes to
 * the next node with its position: at every moment of what happens some come back.
 */
final class Movers {

    private final List<CheckedSubscriber> all;
    private final long pauseMillis;
    private final Thread thread = new Thread(this::move, "movers");
    private volatile boolean isOver;

    /**
     * @param pauseMillis between one and the next
     */
    Movers(List<CheckedSubscriber> all, long pauseMillis) {
        this.all = List.copyOf(all);
        this.pauseMillis = pauseMillis;
        thread.start();
    }

    private void move() {
        try {
            for (int i = 0; !isOver; i = (i + 1) % all.size()) {
                all.get(i).drop();
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on all stay where they are. */
    void stop() throws InterruptedException {
        isOver = true;
        thread.join();
    }
}
