package org.kanal.identity.token;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.kanal.identity.CheckUnavailable;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;

/** Authenticators as tests want them. */
final class Checks {

    private Checks() {}

    static TokenAuthenticator with(String key, String algorithm) {
        return new TokenAuthenticator(
                settings(Optional.of(key), Optional.empty(), algorithm, Set.of(), Optional.empty()),
                clock());
    }

    static TokenAuthenticator at(String location, String algorithm) {
        return new TokenAuthenticator(
                settings(
                        Optional.empty(),
                        Optional.of(location),
                        algorithm,
                        Set.of(),
                        Optional.empty()),
                clock());
    }

    /** As whoever waits for the issuer's keys is answered in the end. */
    static Identity await(TokenAuthenticator authenticator, String token) throws CredentialRefused {
        while (true) {
            try {
                return authenticator.authenticate(token);
            } catch (CheckUnavailable e) {
                e.again().orElseThrow(() -> e).toCompletableFuture().join();
            }
        }
    }

    static TokenSettings settings(
            Optional<String> key,
            Optional<String> location,
            String algorithm,
            Set<String> audiences,
            Optional<Duration> maxAge) {
        return new TokenSettings(
                key,
                location,
                algorithm,
                Optional.of(Issuer.NAME),
                audiences,
                Duration.ofSeconds(10),
                maxAge,
                4096,
                "kanal_channels",
                "admin");
    }

    static Clock clock() {
        return Clock.fixed(Issuer.NOW.plusSeconds(60), ZoneOffset.UTC);
    }
}
