package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.identity.Authenticator;
import org.kanal.identity.CheckUnavailable;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;
import org.kanal.identity.token.TokenSettings;
import org.kanal.support.DaemonThreads;

class TokenChecksTest {

    private static final int MAX_WAITING = 2_000;
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    @Test
    void whoeverHasATokenCheckedDoesNotWaitForTheIssuer() throws Exception {
        CountDownLatch keysCome = new CountDownLatch(1);
        TokenChecks checks =
                checks(
                        token -> {
                            await(keysCome);
                            throw new CredentialRefused("forged");
                        });
        CompletableFuture<TokenCheck> check = checks.check("token", HERE);
        assertFalse(check.isDone());
        keysCome.countDown();
        assertEquals(new TokenCheck.Refused("forged"), check.get(10, TimeUnit.SECONDS));
    }

    @Test
    void soManyTokensWaitAndNoMore() {
        CountDownLatch keysCome = new CountDownLatch(1);
        TokenChecks checks =
                checks(
                        token -> {
                            await(keysCome);
                            throw new CredentialRefused("forged");
                        });
        CompletableFuture<TokenCheck> last = checks.check("token", HERE);
        for (int i = 0; i < MAX_WAITING + 10; i++) {
            last = checks.check("token", HERE);
        }
        assertInstanceOf(TokenCheck.Unknown.class, last.getNow(null));
        keysCome.countDown();
    }

    @Test
    void aTokenThatCannotBeCheckedIsNotTakenForAForgedOne() throws Exception {
        TokenChecks checks =
                checks(
                        token -> {
                            throw new CheckUnavailable("no keys", new IllegalStateException());
                        });
        assertEquals(
                new TokenCheck.Unknown("no keys"),
                checks.check("token", HERE).get(10, TimeUnit.SECONDS));
    }

    @Test
    void tokensThatWaitForAKeyHoldNoThread() throws Exception {
        CompletableFuture<Void> keysCome = new CompletableFuture<>();
        TokenChecks checks =
                checks(
                        token -> {
                            if (token.equals("new") && !keysCome.isDone()) {
                                throw new CheckUnavailable("no key", null, keysCome);
                            }
                            throw new CredentialRefused(token);
                        });
        List<CompletableFuture<TokenCheck>> waiting =
                IntStream.range(0, 100).mapToObj(i -> checks.check("new", HERE)).toList();
        assertEquals(
                new TokenCheck.Refused("known"),
                checks.check("known", HERE).get(10, TimeUnit.SECONDS));
        assertFalse(waiting.stream().anyMatch(CompletableFuture::isDone));
        keysCome.complete(null);
        for (CompletableFuture<TokenCheck> check : waiting) {
            assertEquals(new TokenCheck.Refused("new"), check.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void nobodyWaitsForThoseWhoBringManyWrongOnes() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        TokenChecks checks =
                checks(
                        token -> {
                            if (token.equals("slow")) {
                                await(slow);
                            }
                            throw new CredentialRefused(token);
                        });
        for (int i = 0; i < 21; i++) {
            checks.check("wrong", HERE).get(10, TimeUnit.SECONDS);
        }
        List<CompletableFuture<TokenCheck>> waiting =
                IntStream.range(0, 1_100).mapToObj(i -> checks.check("slow", HERE)).toList();
        assertEquals(
                new TokenCheck.Refused("other"),
                checks.check("other", ELSEWHERE).get(5, TimeUnit.SECONDS));
        assertInstanceOf(TokenCheck.Unknown.class, waiting.get(1_099).getNow(null));
        slow.countDown();
        assertEquals(new TokenCheck.Refused("slow"), waiting.get(0).get(10, TimeUnit.SECONDS));
    }

    @Test
    void soManyTokensWaitForAKeyAndNoMore() throws Exception {
        CompletableFuture<Void> never = new CompletableFuture<>();
        TokenChecks checks =
                checks(
                        token -> {
                            throw new CheckUnavailable("no key", null, never);
                        });
        CompletableFuture<?>[] checked =
                IntStream.range(0, MAX_WAITING + 1)
                        .mapToObj(i -> checks.check("new", HERE))
                        .toArray(CompletableFuture<?>[]::new);
        Object refused = CompletableFuture.anyOf(checked).get(10, TimeUnit.SECONDS);
        assertInstanceOf(TokenCheck.Unknown.class, refused);
    }

    private static TokenChecks checks(Authenticator<String, Identity> authenticator) {
        TokenSettings settings =
                new TokenSettings(
                        Optional.of("key"),
                        Optional.empty(),
                        "RS256",
                        Optional.of("https://issuer.example"),
                        Set.of(),
                        Duration.ZERO,
                        Optional.empty(),
                        8_192,
                        "kanal_channels",
                        "admin");
        return new TokenChecks(
                settings,
                new TokenCheckSettings(8, MAX_WAITING),
                new FailureSettings(20, 1),
                authenticator,
                new DaemonThreads());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
