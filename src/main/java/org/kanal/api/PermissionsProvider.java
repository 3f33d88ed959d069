package org.kanal.api;

/**
 * Decides for one application whether subscribers of other applications may read its channels. A
 * CDI bean of this type with {@link ProviderFor} is found at the start; without one, and without a
 * {@code permissions-url}, nobody else may.
 *
 * <p>Semantics of Wix's realtime permissions provider: deny by answering false. One that throws or
 * takes longer than {@code kanal.apps.permissions-timeout} denies with status 503.
 */
@FunctionalInterface
public interface PermissionsProvider {

    /**
     * @param channel a channel or resource of the provider's application
     * @param subscriber who asks
     * @param requestingAppId the application whose page asks; empty for the deployment's own
     */
    boolean mayRead(Channel channel, Subscriber subscriber, String requestingAppId);
}
