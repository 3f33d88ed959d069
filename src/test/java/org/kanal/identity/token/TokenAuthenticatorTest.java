package org.kanal.identity.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;

class TokenAuthenticatorTest {

    private static final Issuer RSA = Issuer.rsa("k1");
    private static final Issuer EC = Issuer.ec("k1");

    private final TokenAuthenticator authenticator = Checks.with(RSA.pem(), "RS256");

    @Test
    void aTokenOfTheIssuerSaysWhoItIsAndUntilWhen() throws CredentialRefused {
        Identity identity = authenticator.authenticate(RSA.token(Issuer.claims()));
        assertEquals(
                new Subscriber("ann", SubscriberType.MEMBER, Set.of("customers")),
                identity.subscriber());
        assertEquals(
                Optional.of(Issuer.NOW.plusSeconds(300 + 10)),
                identity.expires(),
                "with what clocks may differ by");
        assertEquals(Optional.of("t-1"), identity.tokenId());
    }

    @Test
    void keysAreTakenAsPemAsJwkAsJwksAndInBase64() throws CredentialRefused {
        for (Issuer issuer : List.of(RSA, EC)) {
            String base64 =
                    java.util.Base64.getUrlEncoder().encodeToString(issuer.jwks().getBytes());
            for (String key : List.of(issuer.pem(), issuer.jwk(), issuer.jwks(), base64)) {
                assertEquals(
                        "ann",
                        Checks.with(key, issuer.algorithm().getName())
                                .authenticate(issuer.token(Issuer.claims()))
                                .subscriber()
                                .id());
            }
        }
    }

    @Test
    void theNameIsTheUpnThenThePreferredNameThenTheSubject() throws CredentialRefused {
        assertEquals("p", nameOf(Map.of("preferred_username", "p")));
        assertEquals("u", nameOf(Map.of("preferred_username", "p", "upn", "u")));
    }

    @Test
    void theGroupOfAdministratorsMakesOne() throws CredentialRefused {
        String token = RSA.token(Issuer.claims().claim("groups", List.of("admin")));
        assertEquals(SubscriberType.ADMIN, authenticator.authenticate(token).subscriber().type());
    }

    @Test
    void theClaimOfChannelsIsRead() throws CredentialRefused {
        String token =
                RSA.token(
                        Issuer.claims()
                                .claim(
                                        "kanal_channels",
                                        Map.of(
                                                "read", List.of("orders/42", "chat/*"),
                                                "write", List.of("chat/7"))));
        var grants = authenticator.authenticate(token).grants();
        assertTrue(grants.mayRead(Channel.of("orders", "42")));
        assertFalse(grants.mayRead(Channel.of("orders", "43")));
        assertFalse(grants.mayRead(Channel.of("orders")));
        assertTrue(grants.mayWrite(Channel.of("chat", "7")));
        assertFalse(grants.mayWrite(Channel.of("chat", "8")));
    }

    @Test
    void anAudienceMustBeOurs() throws CredentialRefused {
        var strict =
                new TokenAuthenticator(
                        Checks.settings(
                                Optional.of(RSA.pem()),
                                Optional.empty(),
                                "RS256",
                                Set.of("kanal"),
                                Optional.empty()),
                        Checks.clock());
        strict.authenticate(RSA.token(Issuer.claims().audience(List.of("shop", "kanal"))));
        refused(strict, RSA.token(Issuer.claims().audience("shop")));
        refused(strict, RSA.token(Issuer.claims()));
    }

    @Test
    void anOldTokenIsRefusedWhereAnAgeIsSet() throws CredentialRefused {
        var strict =
                new TokenAuthenticator(
                        Checks.settings(
                                Optional.of(RSA.pem()),
                                Optional.empty(),
                                "RS256",
                                Set.of(),
                                Optional.of(Duration.ofSeconds(49))),
                        Checks.clock());
        refused(strict, RSA.token(Issuer.claims()));
        refused(strict, RSA.token(Issuer.claims().issueTime(null)));
        Checks.with(RSA.pem(), "RS256").authenticate(RSA.token(Issuer.claims().issueTime(null)));
    }

    @Test
    void withoutAnIssuerNoTokenIsTaken() {
        var none =
                new TokenAuthenticator(
                        new TokenSettings(
                                Optional.empty(),
                                Optional.empty(),
                                "RS256",
                                Optional.empty(),
                                Set.of(),
                                Duration.ZERO,
                                Optional.empty(),
                                4096,
                                "kanal_channels",
                                "admin"),
                        Checks.clock());
        assertTrue(
                assertThrows(
                                CredentialRefused.class,
                                () -> none.authenticate(RSA.token(Issuer.claims())))
                        .getMessage()
                        .contains("mp.jwt.verify.issuer"));
    }

    private String nameOf(Map<String, String> claims) throws CredentialRefused {
        var builder = Issuer.claims();
        claims.forEach(builder::claim);
        return authenticator.authenticate(RSA.token(builder)).subscriber().id();
    }

    private static void refused(TokenAuthenticator authenticator, String token) {
        assertThrows(CredentialRefused.class, () -> authenticator.authenticate(token));
    }
}
