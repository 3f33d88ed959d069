package org.kanal.client;

import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Calls the user's handlers, one after another on a thread of their own. Where they fall behind, no
 * further frames are taken from the server, which sees a slow client then.
 */
final class Handlers {

    private static final int MANY = 1_024;
    private static final int FEW = MANY / 2;
    private static final System.Logger LOG = System.getLogger("org.kanal.client");

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> Loop.daemon(task, "kanal-client-handlers"));

    private final AtomicInteger waiting = new AtomicInteger();
    private final Consumer<Boolean> onBehind;

    /**
     * @param onBehind called with true when too many calls wait, and with false when few do again
     */
    Handlers(Consumer<Boolean> onBehind) {
        this.onBehind = onBehind;
    }

    /** Calls one after those before it. */
    void call(Runnable handler) {
        if (waiting.incrementAndGet() == MANY) {
            onBehind.accept(true);
        }
        thread.execute(
                () -> {
                    try {
                        handler.run();
                    } catch (RuntimeException e) {
                        LOG.log(Level.WARNING, "a handler of the Kanal client failed", e);
                    } finally {
                        if (waiting.decrementAndGet() == FEW) {
                            onBehind.accept(false);
                        }
                    }
                });
    }

    /** Those that wait are still called. */
    void end() {
        thread.shutdown();
    }
}
