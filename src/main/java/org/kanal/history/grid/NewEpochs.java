package org.kanal.history.grid;

import java.lang.System.Logger.Level;

/** Ends all epochs after a split, and says whether that could be done. */
final class NewEpochs {

    private static final System.Logger LOG = System.getLogger(NewEpochs.class.getName());

    private final Runnable begin;

    /**
     * @param begin may fail as often as it likes, and is then called again
     */
    NewEpochs(Runnable begin) {
        this.begin = begin;
    }

    /** False if it is to be tried again later; the log says why. */
    boolean haveBegun() {
        try {
            begin.run();
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "New epochs cannot begin yet: {0}", e.getMessage());
            return false;
        }
    }
}
