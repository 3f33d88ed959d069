package org.kanal.identity;

/**
 * Finds out who somebody is.
 *
 * @param <C> what it is proved with
 */
@FunctionalInterface
public interface Authenticator<C> {

    /**
     * @param credential what somebody shows; not null, and not trusted
     * @return who it is
     * @throws CredentialRefused if it proves nothing
     */
    Identity authenticate(C credential) throws CredentialRefused;
}
