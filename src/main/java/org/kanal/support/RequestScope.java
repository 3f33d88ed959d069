package org.kanal.support;

/**
 * Runs code of the application on a thread of Kanal's as one request: beans that are {@code
 * RequestScoped} are there for it, as they are for an asynchronous observer or an EJB's timer.
 */
@FunctionalInterface
public interface RequestScope {

    /** Runs it now, and ends what it began when it has returned or thrown. */
    void run(Runnable task);
}
