package org.kanal.api;

import java.util.Optional;

/**
 * Permissions may be others than when they were last asked: open subscriptions are decided again.
 *
 * @param channel only this channel and its resources; empty means all
 * @param subscriberId only this subscriber; empty means all
 */
public record PermissionsChanged(Optional<Channel> channel, Optional<String> subscriberId) {

    /** Whether a subscription of this subscriber on this channel is to be decided again. */
    public boolean concerns(Channel subscribed, String id) {
        return subscriberId.map(id::equals).orElse(true)
                && channel.map(changed -> covers(changed, subscribed)).orElse(true);
    }

    private static boolean covers(Channel changed, Channel subscribed) {
        return changed.equals(subscribed) || subscribed.parent().map(changed::equals).orElse(false);
    }
}
