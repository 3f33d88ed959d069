package org.kanal.support;

import java.util.concurrent.Executor;

/**
 * What the container has around an application's code: class loader, names, transactions. A type of
 * Kanal's, as {@link ServerThreads} is.
 */
@FunctionalInterface
public interface ServerContext {

    /** Runs tasks on whatever thread calls it, with all of that around them that is here now. */
    Executor capture();
}
