package org.kanal.history.grid;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.kanal.support.Seldom;

/** Ends all epochs after a split, as often as it takes. */
final class NewEpochs {

    private static final System.Logger LOG = System.getLogger(NewEpochs.class.getName());

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final long RETRY_MILLIS = 500;

    private final Runnable begin;
    private final Seldom failures = new Seldom(QUIET);

    /**
     * @param begin may fail as often as it likes, and is then called again
     */
    NewEpochs(Runnable begin) {
        this.begin = begin;
    }

    /**
     * Returns when they have begun.
     *
     * @param meanwhile is called each time that they could not
     * @return false if this node stops, or they are not needed any more
     */
    boolean begin(Runnable meanwhile, BooleanSupplier isNeeded) {
        try {
            while (!haveBegun()) {
                meanwhile.run();
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
                if (!isNeeded.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** False if it is to be tried again later; the log says why, once a minute at most. */
    private boolean haveBegun() {
        try {
            begin.run();
            return true;
        } catch (RuntimeException e) {
            if (failures.isTime()) {
                LOG.log(Level.WARNING, "New epochs cannot begin yet: {0}", e.getMessage());
            }
            return false;
        }
    }
}
