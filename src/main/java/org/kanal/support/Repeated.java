package org.kanal.support;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A task that a timer runs again and again. A timer forgets a task that throws, and says nothing of
 * it; this one is told in the log, and is tried again. Errors too: a stack that overflows or a
 * class that is missing is one run's trouble.
 *
 * @param what begins the line in the log, such as {@code Housekeeping}
 * @param task not null
 */
public record Repeated(String what, Runnable task) implements Runnable {

    private static final Logger LOG = System.getLogger(Repeated.class.getName());

    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, what + " failed and is tried again: " + e, e);
        }
    }
}
