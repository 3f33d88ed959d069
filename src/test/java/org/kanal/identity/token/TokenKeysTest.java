package org.kanal.identity.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.api.InvalidInput;
import org.kanal.identity.CredentialRefused;

class TokenKeysTest {

    private static final Issuer OLD = Issuer.rsa("old");
    private static final Issuer NEW = Issuer.rsa("new");

    @TempDir private Path folder;

    @Test
    void aNewKeyOfASetInAFileCountsWithoutARestart() throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), OLD.jwks());
        var authenticator = Checks.at(file.toString(), "RS256");
        authenticator.authenticate(OLD.token(Issuer.claims()));
        Files.writeString(file, NEW.jwks());
        assertEquals(
                "ann", authenticator.authenticate(NEW.token(Issuer.claims())).subscriber().id());
        assertThrows(
                CredentialRefused.class,
                () -> authenticator.authenticate(OLD.token(Issuer.claims())));
    }

    @Test
    void aKeyInAPemFileIsTakenWhateverIdTheTokenNames() throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), OLD.pem());
        Checks.at("file:" + file, "RS256").authenticate(OLD.token(Issuer.claims()));
    }

    @Test
    void aByteOrderMarkInAFileOfKeysIsReadAsIfItWereNotThere() throws Exception {
        for (String keys : List.of(OLD.jwks(), OLD.pem())) {
            Path file = Files.writeString(folder.resolve("marked"), "\ufeff" + keys);
            Checks.at(file.toString(), "RS256").authenticate(OLD.token(Issuer.claims()));
        }
    }

    @Test
    void aNewKeyBehindAUrlCountsAndUnknownOnesDoNotFloodIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String[] keys = {OLD.jwks()};
        HttpServer server = serve(asked, keys);
        try {
            var authenticator =
                    Checks.at(
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/keys", "RS256");
            Checks.await(authenticator, OLD.token(Issuer.claims()));
            keys[0] = NEW.jwks();
            Checks.await(authenticator, NEW.token(Issuer.claims()));
            for (int i = 0; i < 20; i++) {
                String stranger = Issuer.ec("stranger-" + i).token(Issuer.claims());
                assertThrows(CredentialRefused.class, () -> Checks.await(authenticator, stranger));
                String unknown =
                        NEW.token(NEW.header().keyID("unknown-" + i).build(), Issuer.claims());
                assertThrows(CredentialRefused.class, () -> Checks.await(authenticator, unknown));
            }
            assertTrue(asked.get() <= 3, asked + " questions");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileThatIsNotThereStopsTheStartNamingTheKey() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> Checks.at(folder.resolve("none.pem").toString(), "RS256"));
        assertTrue(refused.getMessage().contains("mp.jwt.verify.publickey.location"));
    }

    @Test
    void aKeyOfAnotherKindOrAPrivateOneStopsTheStart() {
        assertThrows(InvalidInput.class, () -> Checks.with(Issuer.ec("e").pem(), "RS256"));
        assertThrows(InvalidInput.class, () -> Checks.with("no key at all", "RS256"));
        assertThrows(
                InvalidInput.class,
                () -> Checks.with("{\"keys\":[" + OLD.key().toJSONString() + "]}", "RS256"));
    }

    private static HttpServer serve(AtomicInteger asked, String[] keys) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/keys",
                exchange -> {
                    asked.incrementAndGet();
                    byte[] body = keys[0].getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
