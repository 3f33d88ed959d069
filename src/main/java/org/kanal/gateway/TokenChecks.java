package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.kanal.identity.Authenticator;
import org.kanal.identity.CheckUnavailable;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;
import org.kanal.identity.token.TokenSettings;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Checks tokens on threads of its own: that takes a while, and whoever shows no token is not to
 * wait for it. While the issuer is asked for a key no thread waits, so that tokens of known keys
 * are checked meanwhile. How many wait is bounded, for threads and for keys.
 */
@Part
public class TokenChecks {

    private final AtomicInteger waiting = new AtomicInteger();
    private final TokenSettings settings;
    private final int maxWaiting;
    private final Authenticator<String, Identity> tokens;

    private final ExecutorService executor;

    @Inject
    TokenChecks(
            TokenSettings settings,
            TokenCheckSettings limits,
            Authenticator<String, Identity> tokens,
            ServerThreads threads) {
        this.settings = settings;
        this.maxWaiting = limits.maxWaiting();
        this.tokens = tokens;
        executor =
                new ThreadPoolExecutor(
                        limits.threads(),
                        limits.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(maxWaiting),
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
            return checked(token);
        }
        try {
            return CompletableFuture.supplyAsync(() -> checked(token), executor)
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException e) {
            return tooMany();
        }
    }

    private CompletableFuture<TokenCheck> checked(String token) {
        try {
            return completed(new TokenCheck.Valid(tokens.authenticate(token)));
        } catch (CheckUnavailable e) {
            return e.again()
                    .map(keys -> checkedAfter(keys, token))
                    .orElseGet(() -> completed(new TokenCheck.Unknown(e.getMessage())));
        } catch (CredentialRefused e) {
            return completed(new TokenCheck.Refused(e.getMessage()));
        }
    }

    /** The thread is free meanwhile. */
    private CompletableFuture<TokenCheck> checkedAfter(CompletionStage<Void> keys, String token) {
        if (waiting.incrementAndGet() > maxWaiting) {
            waiting.decrementAndGet();
            return tooMany();
        }
        return keys.toCompletableFuture()
                .thenCompose(
                        come -> {
                            waiting.decrementAndGet();
                            return check(token);
                        });
    }

    private static CompletableFuture<TokenCheck> tooMany() {
        return completed(
                new TokenCheck.Unknown("too many tokens wait to be checked; try it again"));
    }

    private static CompletableFuture<TokenCheck> completed(TokenCheck check) {
        return CompletableFuture.completedFuture(check);
    }
}
