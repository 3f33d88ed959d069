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
import org.kanal.support.TokenBuckets;

/**
 * Checks tokens on threads of its own: that takes a while, and whoever shows no token is not to
 * wait for it. While the issuer is asked for a key no thread waits, so that tokens of known keys
 * are checked meanwhile. How many wait is bounded, for threads and for keys. Those from where many
 * wrong ones came have one thread for them all, so that nobody else waits for whoever tries.
 */
@Part
public class TokenChecks {

    /** Of those that may wait, a tenth may wait behind wrong ones of their own address. */
    private static final int SUSPECTED_SHARE = 10;

    private final AtomicInteger waiting = new AtomicInteger();
    private final TokenSettings settings;
    private final int maxWaiting;
    private final Authenticator<String, Identity> tokens;

    private final TokenBuckets<String> wrong;

    private final ExecutorService executor;
    private final ExecutorService suspected;

    @Inject
    TokenChecks(
            TokenSettings settings,
            TokenCheckSettings limits,
            FailureSettings failures,
            Authenticator<String, Identity> tokens,
            ServerThreads threads) {
        this.settings = settings;
        this.maxWaiting = limits.maxWaiting();
        this.tokens = tokens;
        this.wrong = new TokenBuckets<>(failures.burst(), failures.perSecond());
        executor = pool(limits.threads(), maxWaiting, threads);
        suspected = pool(1, Math.max(1, maxWaiting / SUSPECTED_SHARE), threads);
    }

    private static ExecutorService pool(int threads, int mostWaiting, ServerThreads factory) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(mostWaiting),
                factory);
    }

    /** The threads that check are not to be made by the first who shows a token. */
    void wake(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
        suspected.shutdownNow();
    }

    /** Whether this server takes tokens at all. */
    public boolean areTaken() {
        return settings.areTaken();
    }

    /**
     * Checks a token without waiting for it.
     *
     * @param address where it comes from
     * @return never fails; it comes on a thread that is for checks only
     */
    public CompletableFuture<TokenCheck> check(String token, String address) {
        if (!areTaken()) {
            return checked(token, address);
        }
        try {
            return CompletableFuture.supplyAsync(() -> checked(token, address), lane(address))
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException e) {
            return tooMany();
        }
    }

    private ExecutorService lane(String address) {
        long now = System.nanoTime();
        boolean isTrusted = !wrong.isInUse(address) || wrong.of(address, now).available(now) >= 1;
        return isTrusted ? executor : suspected;
    }

    private CompletableFuture<TokenCheck> refused(CredentialRefused why, String address) {
        long now = System.nanoTime();
        wrong.of(address, now).take(1, now);
        return completed(new TokenCheck.Refused(why.getMessage()));
    }

    private CompletableFuture<TokenCheck> checked(String token, String address) {
        try {
            return completed(new TokenCheck.Valid(tokens.authenticate(token)));
        } catch (CheckUnavailable e) {
            return e.again()
                    .map(keys -> checkedAfter(keys, token, address))
                    .orElseGet(() -> completed(new TokenCheck.Unknown(e.getMessage())));
        } catch (CredentialRefused e) {
            return refused(e, address);
        }
    }

    /** The thread is free meanwhile. */
    private CompletableFuture<TokenCheck> checkedAfter(
            CompletionStage<Void> keys, String token, String address) {
        if (waiting.incrementAndGet() > maxWaiting) {
            waiting.decrementAndGet();
            return tooMany();
        }
        return keys.toCompletableFuture()
                .thenCompose(
                        come -> {
                            waiting.decrementAndGet();
                            return check(token, address);
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
