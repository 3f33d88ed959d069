package org.kanal.identity;

/**
 * Finds out who somebody is.
 *
 * @param <C> what it is proved with
 * @param <I> as what one is known then
 */
@FunctionalInterface
public interface Authenticator<C, I> {

    /**
     * @param credential what somebody shows; not null, and not trusted
     * @return who it is
     * @throws CredentialRefused if it proves nothing
     */
    I authenticate(C credential) throws CredentialRefused;
}
