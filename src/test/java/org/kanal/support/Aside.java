package org.kanal.support;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What goes on beside a test, on a thread of its own. The pool that {@link CompletableFuture} uses
 * otherwise may have one thread for all, on two processors and from JDK 25 on always, and the JDK's
 * HTTP client needs that one for its handshakes.
 */
public final class Aside {

    private Aside() {}

    /** What it gives, when it does. */
    public static <T> CompletableFuture<T> supply(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Aside::start);
    }

    /** Done when it is. */
    public static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, Aside::start);
    }

    private static void start(Runnable task) {
        new DaemonThreads().newThread(task).start();
    }
}
