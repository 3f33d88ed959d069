package org.kanal.identity.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;

/** Tokens that no library writes, with the issuer's own signature or a stranger's. */
class StrangeTokensTest {

    private static final Issuer RSA = Issuer.rsa("k1");
    private static final Issuer STRANGER = Issuer.rsa("k1");
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
    private static final long END = Issuer.NOW.plusSeconds(300).getEpochSecond();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1795695900\"",
                "\"never\"",
                "null",
                "true",
                "[]",
                "{}",
                "NaN",
                "Infinity",
                "-1",
                "0",
                "-1e400"
            })
    void anEndThatIsNoTimeToComeIsNone(String exp) {
        refused(
                RSA,
                HEADER,
                "{\"iss\":\"" + Issuer.NAME + "\",\"sub\":\"ann\",\"exp\":" + exp + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "9223372036854775807",
                "9223372036854775",
                "1e18",
                "99999999999999999999999999999999",
                "1795695900.75"
            })
    void anEndThatIsFarAwayHarmsNothing(String exp) {
        answered("{\"iss\":\"" + Issuer.NAME + "\",\"sub\":\"ann\",\"exp\":" + exp + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\",\"kid\":\"k1\"}",
                "{\"alg\":\"nOnE\",\"kid\":\"k1\"}",
                "{\"alg\":\"\",\"kid\":\"k1\"}",
                "{\"alg\":null,\"kid\":\"k1\"}",
                "{\"kid\":\"k1\"}",
                "{\"alg\":\"rs256\",\"kid\":\"k1\"}",
                "{\"alg\":[\"RS256\"],\"kid\":\"k1\"}",
                "{\"alg\":\"HS256\",\"kid\":\"k1\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[\"kanal\"],\"kanal\":1}",
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[]}",
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"cty\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JOSE+JSON\"}"
            })
    void aHeaderThatAsksForMoreOrLessThanOneSignatureIsRefused(String header) {
        refused(RSA, header, claims("\"sub\":\"ann\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT",
                "jwt",
                "at+jwt",
                "AT+JWT",
                "application/at+jwt",
                "application/jwt",
                "application/JWT"
            })
    void anAccessTokenIsTakenHoweverItsKindIsWritten(String type) throws Exception {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"" + type + "\"}";
        String content = base64(header) + "." + base64(claims("\"sub\":\"ann\""));
        String token = content + "." + sign(RSA, content);
        assertEquals("ann", Checks.with(RSA.jwks(), "RS256").authenticate(token).subscriber().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logout+jwt",
                "dpop+jwt",
                "id+jwt",
                "application/logout+jwt",
                "text/at+jwt",
                "application/application/jwt",
                "at+jwt ",
                "at\\u0000+jwt",
                "\u0430t+jwt",
                ""
            })
    void aTokenOfAnotherKindIsNoAccessToken(String type) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"" + type + "\"}";
        refused(RSA, header, claims("\"sub\":\"ann\""));
    }

    @Test
    void claimsThatAreNotEncodedAreRefused() {
        String claims = claims("\"sub\":\"ann\"");
        for (String header :
                new String[] {
                    "{\"alg\":\"RS256\",\"kid\":\"k1\",\"b64\":false,\"crit\":[\"b64\"]}",
                    "{\"alg\":\"RS256\",\"kid\":\"k1\",\"b64\":false}"
                }) {
            String signature = sign(RSA, base64(header) + "." + claims);
            refused(base64(header) + "." + base64(claims) + "." + signature);
            refused(base64(header) + "." + claims + "." + signature);
            refused(RSA, header, claims);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/proc/self/environ",
                "k1' OR '1'='1",
                "k1\\u0000",
                "K1",
                "",
                "${jndi:ldap://localhost/a}",
                "k1"
            })
    void aStrangersTokenIsRefusedWhateverKeyItNames(String kid) {
        refused(STRANGER, "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", claims("\"sub\":\"ann\""));
    }

    @Test
    void keysWhereATokenSaysAreNotFetched() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    byte[] body = STRANGER.jwks().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            String url = "\"http://127.0.0.1:" + server.getAddress().getPort() + "/keys\"";
            for (String name : new String[] {"jku", "x5u"}) {
                refused(
                        STRANGER,
                        "{\"alg\":\"RS256\",\"kid\":\"k1\",\"" + name + "\":" + url + "}",
                        claims("\"sub\":\"ann\""));
            }
            assertEquals(0, asked.get());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sub\":\"\\ud800\"",
                "\"sub\":\"a\\udfff\"",
                "\"sub\":\"ann\",\"exp\":null",
                "\"sub\":[\"ann\"]",
                "\"sub\":\"ann\",\"nbf\":4102444800",
                "\"sub\":\"ann\",\"nbf\":\"tomorrow\"",
                "\"sub\":\"ann\",\"iss\":\"https://evil.example\"",
                "\"sub\":\"ann\",\"iss\":[\"https://issuer.example\"]",
                "\"sub\":\"ann\",\"groups\":{\"0\":\"admin\"}",
                "\"sub\":\"ann\",\"groups\":[[\"admin\"]]",
                "\"sub\":\"ann\",\"groups\":[null]"
            })
    void claimsOfAnotherShapeAreRefused(String claims) {
        refused(RSA, HEADER, claims(claims));
    }

    @Test
    void whatIsDeepOrDoubleIsAnsweredOnly() {
        answered(claims("\"sub\":\"ann\",\"sub\":\"bob\""));
        answered(claims("\"sub\":\"ann\",\"x\":" + "[".repeat(900) + "]".repeat(900)));
        answered(claims("\"sub\":\"ann\",\"x\":" + "{\"x\":".repeat(250) + "1" + "}".repeat(250)));
        answered(claims("\"sub\":\"ann\",\"x\":" + "9".repeat(2_000)));
        answered(claims("\"sub\":7"));
        answered("[]");
        answered("\"ann\"");
        answered("");
    }

    /**
     * As an issuer may write them, {@code iss} last so that a second one is the one that counts.
     */
    private static String claims(String more) {
        return "{\"iss\":\"" + Issuer.NAME + "\",\"exp\":" + END + "," + more + "}";
    }

    private static void refused(Issuer signer, String header, String claims) {
        String content = base64(header) + "." + base64(claims);
        refused(content + "." + sign(signer, content));
    }

    private static void refused(String token) {
        for (String key : new String[] {RSA.pem(), RSA.jwks()}) {
            assertThrows(
                    CredentialRefused.class,
                    () -> Checks.with(key, "RS256").authenticate(token),
                    token);
        }
    }

    /** Taken or refused, and nothing else. */
    private static void answered(String claims) {
        String content = base64(HEADER) + "." + base64(claims);
        String token = content + "." + sign(RSA, content);
        assertDoesNotThrow(
                () -> {
                    try {
                        Identity taken = Checks.with(RSA.pem(), "RS256").authenticate(token);
                        taken.secondsLeft(Issuer.NOW);
                    } catch (CredentialRefused e) {
                        assertEquals(CredentialRefused.class, e.getClass());
                    }
                });
    }

    private static String sign(Issuer signer, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.key().toRSAKey().toPrivateKey());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
