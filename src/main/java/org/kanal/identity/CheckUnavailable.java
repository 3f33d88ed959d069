package org.kanal.identity;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A credential that nobody can check now, because what it is checked with cannot be had: it may be
 * right, and is to be shown again later.
 */
public class CheckUnavailable extends CredentialRefused {

    private static final long serialVersionUID = 1L;

    private final transient CompletionStage<Void> again;

    public CheckUnavailable(String message, Throwable cause) {
        this(message, cause, null);
    }

    /**
     * @param again completes when it is being looked for no more; null if it is not looked for
     */
    public CheckUnavailable(String message, Throwable cause, CompletionStage<Void> again) {
        super(message, cause);
        this.again = again;
    }

    /** After which it is worth a second try at once; empty if it is not. */
    public Optional<CompletionStage<Void>> again() {
        return Optional.ofNullable(again);
    }
}
