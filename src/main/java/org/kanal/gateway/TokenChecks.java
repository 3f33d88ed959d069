package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kanal.identity.Authenticator;
import org.kanal.identity.CheckUnavailable;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;
import org.kanal.identity.token.TokenSettings;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Checks tokens on threads of its own: the issuer's keys may have to be fetched first, and whoever
 * shows no token is not to wait for that. How many wait is bounded.
 */
@Part
public class TokenChecks {

    private static final int THREADS = 8;
    private static final int MOST_WAITING = 10_000;

    private final TokenSettings settings;
    private final Authenticator<String, Identity> tokens;

    private final ExecutorService executor;

    @Inject
    TokenChecks(
            TokenSettings settings, Authenticator<String, Identity> tokens, ServerThreads threads) {
        this.settings = settings;
        this.tokens = tokens;
        executor =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MOST_WAITING),
                        threads);
    }

    /** The threads that check are not to be made by the first who shows a token. */
    void wake(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    /** Whether this server takes tokens at all. */
    public boolean areTaken() {
        return settings.areTaken();
    }

    /**
     * Checks a token without waiting for it.
     *
     * @return never fails; it comes on a thread that is for checks only
     */
    public CompletableFuture<TokenCheck> check(String token) {
        if (!areTaken()) {
            return CompletableFuture.completedFuture(checked(token));
        }
        try {
            return CompletableFuture.supplyAsync(() -> checked(token), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(
                    new TokenCheck.Unknown("too many tokens wait to be checked; try it again"));
        }
    }

    private TokenCheck checked(String token) {
        try {
            return new TokenCheck.Valid(tokens.authenticate(token));
        } catch (CheckUnavailable e) {
            return new TokenCheck.Unknown(e.getMessage());
        } catch (CredentialRefused e) {
            return new TokenCheck.Refused(e.getMessage());
        }
    }
}
