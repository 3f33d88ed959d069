package org.kanal.api;

import java.util.concurrent.CompletionStage;

/**
 * A {@link PermissionsHandler} that answers later, such as one that asks another service: it holds
 * no thread meanwhile.
 *
 * <p>The stage has {@code kanal.permissions.timeout} to complete; one that fails, completes with
 * null or is late denies with status 503.
 */
@FunctionalInterface
public interface AsyncPermissionsHandler {

    /**
     * @param channel the channel or resource in question
     * @param subscriber who asks
     * @return the decision to come, never null
     */
    CompletionStage<ChannelPermissions> check(Channel channel, Subscriber subscriber);
}
