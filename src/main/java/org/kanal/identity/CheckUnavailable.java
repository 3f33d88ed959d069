package org.kanal.identity;

/**
 * A credential that nobody can check now, because what it is checked with cannot be had: it may be
 * right, and is to be shown again later.
 */
public class CheckUnavailable extends CredentialRefused {

    private static final long serialVersionUID = 1L;

    public CheckUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
