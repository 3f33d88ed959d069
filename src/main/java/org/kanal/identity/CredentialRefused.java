package org.kanal.identity;

/**
 * A credential that proves nothing. The message says why, for whoever showed it: it holds nothing
 * of the credential.
 */
public class CredentialRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public CredentialRefused(String message) {
        super(message);
    }

    public CredentialRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
