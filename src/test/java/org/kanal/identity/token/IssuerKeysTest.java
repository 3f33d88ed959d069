package org.kanal.identity.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private static final String NONE = "none";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private long now;
    private final List<CompletableFuture<JWKSet>> questions = new ArrayList<>();
    private final JWK old = Issuer.ec("k1").key().toPublicJWK();
    private final JWKSet first = new JWKSet(old);
    private final JWKSet second = new JWKSet(List.of(old, Issuer.ec("k2").key().toPublicJWK()));
    private final IssuerKeys keys =
            new IssuerKeys(
                    () -> {
                        questions.add(new CompletableFuture<>());
                        return questions.get(questions.size() - 1);
                    },
                    () -> now);

    @Test
    void whoeverComesFirstWaitsForTheIssuerOnNoThread() throws KeySourceException {
        KeysAwaited awaited = assertThrows(KeysAwaited.class, this::known);
        assertSame(awaited.answer(), assertThrows(KeysAwaited.class, this::known).answer());
        answer(first);
        assertTrue(awaited.answer().isDone());
        assertEquals("k1", known());
        assertEquals(1, questions.size());
    }

    @Test
    void aQuestionThatCannotBeAskedIsNotWaitedFor() {
        IssuerKeys unasked =
                new IssuerKeys(
                        () -> {
                            throw new IllegalArgumentException("port out of range");
                        },
                        () -> now);
        JWKSelector any = new JWKSelector(new JWKMatcher.Builder().build());
        for (int i = 0; i < 3; i++) {
            KeysAwaited awaited = assertThrows(KeysAwaited.class, () -> unasked.get(any, null));
            assertTrue(awaited.answer().isDone());
            later(Duration.ofMinutes(1));
        }
    }

    @Test
    void keysThatAreKnownServeWhileTheIssuerIsAskedForAnother() throws KeySourceException {
        serveFirst();
        later(Duration.ofMinutes(1));
        KeysAwaited awaited = assertThrows(KeysAwaited.class, () -> chosen("k2"));
        assertEquals("k1", known());
        assertFalse(awaited.answer().isDone());
        answer(second);
        assertEquals("k2", chosen("k2"));
        assertEquals("k1", known());
    }

    @Test
    void aKeyThatTheIssuerWasJustAskedForAndDoesNotHaveIsRefused() throws KeySourceException {
        serveFirst();
        assertThrows(KeysAwaited.class, () -> chosen("k3"));
        answer(first);
        assertEquals(NONE, chosen("k3"));
        assertEquals(2, questions.size());
        later(SECOND);
        assertFalse(
                assertThrows(JWKSetUnavailableException.class, () -> chosen("k3"))
                        instanceof KeysAwaited);
    }

    @Test
    void aKeyThatIsNewSinceTheLastAnswerIsAskedForAtOnce() throws KeySourceException {
        serveFirst();
        assertThrows(KeysAwaited.class, () -> chosen("k2"));
        answer(second);
        assertEquals("k2", chosen("k2"));
    }

    @Test
    void strangersHaveItAskedTwiceInHalfAMinute() throws KeySourceException {
        serveFirst();
        for (int i = 0; i < 29; i++) {
            later(SECOND);
            KeySourceException missing = assertThrows(KeySourceException.class, () -> chosen("k2"));
            if (missing instanceof KeysAwaited) {
                answer(first);
            }
        }
        assertEquals(2, questions.size());
        later(SECOND);
        assertThrows(KeysAwaited.class, () -> chosen("k2"));
    }

    @Test
    void keysAreRenewedBeforeAnybodyMustWaitForThem() throws KeySourceException {
        serveFirst();
        later(IssuerKeys.RENEWED);
        assertEquals("k1", known());
        assertEquals("k1", known());
        assertEquals(2, questions.size());
        answer(second);
        assertEquals("k2", chosen("k2"));
    }

    @Test
    void oldKeysServeOnlyOnceTheIssuerWasAskedAndDidNotAnswer() throws KeySourceException {
        serveFirst();
        later(IssuerKeys.KEPT);
        assertThrows(KeysAwaited.class, this::known);
        fail();
        assertEquals("k1", known());
        later(Duration.ofMinutes(1));
        assertEquals("k1", known());
        assertEquals(3, questions.size());
        assertEquals("k1", known(), "while it is asked again");
        fail();
        later(IssuerKeys.OUTAGE);
        assertThrows(KeysAwaited.class, this::known);
    }

    @Test
    void nobodyWaitsTwiceForAnIssuerThatDoesNotAnswer() throws KeySourceException {
        assertThrows(KeysAwaited.class, this::known);
        fail();
        assertFalse(
                assertThrows(JWKSetUnavailableException.class, this::known) instanceof KeysAwaited);
        later(SECOND);
        assertThrows(KeysAwaited.class, this::known);
        answer(first);
        assertEquals("k1", known());
    }

    private void serveFirst() throws KeySourceException {
        assertThrows(KeysAwaited.class, this::known);
        answer(first);
        assertEquals("k1", known());
    }

    private String known() throws KeySourceException {
        return chosen("k1");
    }

    private String chosen(String id) throws KeySourceException {
        JWKSelector selector = new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
        List<JWK> chosen = keys.get(selector, null);
        return chosen.isEmpty() ? NONE : chosen.get(0).getKeyID();
    }

    private void answer(JWKSet set) {
        questions.get(questions.size() - 1).complete(set);
    }

    private void fail() {
        questions.get(questions.size() - 1).completeExceptionally(new TimeoutException());
    }

    private void later(Duration time) {
        now += time.toNanos();
    }
}
