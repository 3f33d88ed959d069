package org.kanal.identity.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The keys of an issuer that is asked for them over the network, by one question at a time, and
 * that nobody waits for on the thread on which a token is checked: whatever an issuer does, tokens
 * of keys that are known are checked at once.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    /** From then on the issuer is asked again, and the keys serve meanwhile. */
    static final Duration RENEWED = Duration.ofMinutes(4);

    /** From then on they serve only if the issuer was asked and did not answer. */
    static final Duration KEPT = Duration.ofMinutes(5);

    /** From then on they do not serve at all. */
    static final Duration OUTAGE = Duration.ofHours(4);

    /** So long whoever waited for an answer is told what it was, and not to wait for another. */
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    /** The key that a token means which names none. */
    private static final String ANY = "";

    private final Supplier<? extends CompletionStage<JWKSet>> issuer;
    private final LongSupplier clock;
    private final KeyFetches questions = new KeyFetches();
    private Known known;

    /**
     * @param keys what the issuer said
     * @param at when
     */
    private record Known(JWKSet keys, long at) {}

    /**
     * @param issuer asks it; the answer fails if it has none in time
     * @param clock as {@link System#nanoTime}
     */
    IssuerKeys(Supplier<? extends CompletionStage<JWKSet>> issuer, LongSupplier clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * @throws KeysAwaited if the issuer is being asked
     * @throws JWKSetUnavailableException if there is nothing to wait for
     */
    @Override
    public synchronized List<JWK> get(JWKSelector selector, SecurityContext context)
            throws KeySourceException {
        long now = clock.getAsLong();
        List<JWK> chosen = selector.select(current(now));
        if (chosen.isEmpty()) {
            String id = idOf(selector);
            if (!questions.answeredWithin(JUST_NOW, now, id)) {
                throw unavailable(now, id);
            }
        }
        return chosen;
    }

    private JWKSet current(long now) throws KeySourceException {
        long age = known == null ? OUTAGE.toNanos() : now - known.at;
        if (age >= OUTAGE.toNanos()
                || age >= KEPT.toNanos() && !questions.failedWithin(KEPT, now)) {
            throw unavailable(now, ANY);
        }
        if (age >= RENEWED.toNanos()) {
            ask(now);
        }
        return known.keys;
    }

    private static String idOf(JWKSelector selector) {
        Set<String> ids = selector.getMatcher().getKeyIDs();
        return ids == null ? ANY : String.join(" ", ids);
    }

    private JWKSetUnavailableException unavailable(long now, String id) {
        if (questions.failedWithin(JUST_NOW, now)) {
            return new JWKSetUnavailableException("The issuer has not answered");
        }
        CompletableFuture<Void> answer = ask(now);
        if (answer == null) {
            return new JWKSetUnavailableException("The issuer was asked just now");
        }
        questions.isFor(id);
        return new KeysAwaited(answer);
    }

    /** The question that is open, else a new one, else null: it was asked often enough. */
    private CompletableFuture<Void> ask(long now) {
        if (questions.open() != null || !questions.mayAsk(now)) {
            return questions.open();
        }
        CompletableFuture<Void> answer = questions.begin(now);
        answerOfIssuer()
                .whenComplete(
                        (keys, failure) -> {
                            answered(keys, failure);
                            answer.complete(null);
                        });
        return answer;
    }

    /** Also what cannot be asked is answered: a question that stayed open would be the last. */
    private CompletionStage<JWKSet> answerOfIssuer() {
        try {
            return issuer.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void answered(JWKSet keys, Throwable failure) {
        long now = clock.getAsLong();
        questions.end(failure, now);
        if (failure == null) {
            known = new Known(keys, now);
        }
    }
}
