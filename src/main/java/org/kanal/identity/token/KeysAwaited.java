package org.kanal.identity.token;

import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.util.concurrent.CompletableFuture;

/** The issuer is being asked for the key that a token names. */
final class KeysAwaited extends JWKSetUnavailableException {

    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<Void> answer;

    /**
     * @param answer completes, never with a failure, when the issuer has answered or is late
     */
    KeysAwaited(CompletableFuture<Void> answer) {
        super("The issuer is being asked for its keys");
        this.answer = answer;
    }

    CompletableFuture<Void> answer() {
        return answer;
    }
}
