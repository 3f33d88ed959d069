package org.kanal.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Goes on with something when it is known: at once on this thread if it is, and else on one of the
 * given executor, because whoever made it known is not to do the work of others.
 */
final class Step {

    static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private Step() {}

    static <T, R> CompletableFuture<R> after(
            CompletableFuture<T> known, Executor executor, Function<T, CompletableFuture<R>> next) {
        return known.isDone() ? known.thenCompose(next) : known.thenComposeAsync(next, executor);
    }
}
