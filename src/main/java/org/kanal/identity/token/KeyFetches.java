package org.kanal.identity.token;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * When an issuer was asked for its keys: one question at a time, and two in half a minute, whatever
 * tokens strangers show. Not safe for several threads; {@link IssuerKeys} sees to it.
 */
final class KeyFetches {

    private static final Logger LOG = System.getLogger(KeyFetches.class.getName());

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int MOST_IN_WINDOW = 2;

    private static final int MOST_IDS = 1_000;

    private final Deque<Long> begun = new ArrayDeque<>();
    private Set<String> askedFor = Set.of();
    private CompletableFuture<Void> open;
    private boolean failed;
    private long endedAt;

    /** The one that is not answered yet, or null. */
    CompletableFuture<Void> open() {
        return open;
    }

    boolean mayAsk(long now) {
        while (!begun.isEmpty() && now - begun.peekFirst() >= WINDOW.toNanos()) {
            begun.removeFirst();
        }
        return begun.size() < MOST_IN_WINDOW;
    }

    CompletableFuture<Void> begin(long now) {
        begun.addLast(now);
        askedFor = new HashSet<>();
        open = new CompletableFuture<>();
        return open;
    }

    /** The one that is open is for the key with this id too. */
    void isFor(String id) {
        if (askedFor.size() < MOST_IDS) {
            askedFor.add(id);
        }
    }

    /**
     * @param failure null if the issuer has answered
     */
    void end(Throwable failure, long now) {
        if (failure != null && !failed) {
            LOG.log(
                    Level.WARNING,
                    "The issuer of tokens does not say its keys: "
                            + failure
                            + "; those that are known serve meanwhile, for four hours");
        } else if (failure == null && failed) {
            LOG.log(Level.INFO, "The issuer of tokens says its keys again");
        }
        open = null;
        failed = failure != null;
        endedAt = now;
    }

    /** Whether the last one was for this id, and was answered not longer ago than this. */
    boolean answeredWithin(Duration time, long now, String id) {
        return open == null && !failed && askedFor.contains(id) && now - endedAt < time.toNanos();
    }

    /** Whether the last one was not answered, and is not longer ago than this. */
    boolean failedWithin(Duration time, long now) {
        return failed && now - endedAt < time.toNanos();
    }
}
