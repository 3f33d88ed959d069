package org.kanal.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Who the client is: a token, or what the container's login reads at the handshake. Without one it
 * is a visitor.
 *
 * @param headers of the handshake
 * @param token gives a JSON Web Token; called before each connect and when the server says that one
 *     expires; may block
 */
public record Auth(Map<String, String> headers, Optional<Callable<String>> token) {

    public Auth {
        headers = Map.copyOf(headers);
    }

    /** A user and a password, for a container that reads them at the handshake (HTTP Basic). */
    public static Auth basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** A header of the handshake, such as a session's {@code Cookie}. */
    public static Auth header(String name, String value) {
        return new Auth(Map.of(name, value), Optional.empty());
    }

    /** A JSON Web Token, asked for whenever one is needed. */
    public static Auth token(Callable<String> token) {
        return new Auth(Map.of(), Optional.of(Objects.requireNonNull(token, "token")));
    }
}
