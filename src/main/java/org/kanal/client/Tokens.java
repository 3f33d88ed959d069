package org.kanal.client;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The user's tokens: the one that is shown now, and whether another one can be had. */
final class Tokens {

    private final Optional<Callable<String>> source;
    private String current;
    private String refused;

    Tokens(Optional<Callable<String>> source) {
        this.source = source;
    }

    /** Asks the user for one, which may block; null where the client has none. */
    CompletableFuture<String> fetch() {
        if (source.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(
                () -> call(source.get()), task -> Loop.daemon(task, "kanal-client-token").start());
    }

    private static String call(Callable<String> source) {
        try {
            return source.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** This one is shown from now on; false if the server has refused it already. */
    boolean show(String token) {
        current = token;
        return token == null || !token.equals(refused);
    }

    /** The server does not take the one that was shown; gives whether there may be another. */
    boolean refuse() {
        boolean isFirst = refused == null;
        refused = current;
        return source.isPresent() && isFirst;
    }

    /** The server takes it. */
    void accepted() {
        refused = null;
    }

    boolean canRenew() {
        return source.isPresent();
    }
}
