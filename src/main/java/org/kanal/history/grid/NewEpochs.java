package org.kanal.history.grid;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.kanal.support.Seldom;

/** Ends all epochs after a split, and says whether that could be done. */
final class NewEpochs {

    private static final System.Logger LOG = System.getLogger(NewEpochs.class.getName());

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Runnable begin;
    private final Seldom failures = new Seldom(QUIET);

    /**
     * @param begin may fail as often as it likes, and is then called again
     */
    NewEpochs(Runnable begin) {
        this.begin = begin;
    }

    /** False if it is to be tried again later; the log says why, once a minute at most. */
    boolean haveBegun() {
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
