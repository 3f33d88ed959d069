package org.kanal.connection;

import java.time.Duration;

/** A clock that runs things once, later. */
@FunctionalInterface
public interface Later {

    /** Runs something after that time; it must not wait. */
    void after(Duration delay, Runnable task);
}
