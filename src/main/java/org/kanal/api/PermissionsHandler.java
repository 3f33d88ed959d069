package org.kanal.api;

/**
 * Decides who may read and write a channel. Asked once per subscription and per message published
 * from a browser, and again at a {@link PermissionsRouter#recheck() recheck}.
 *
 * <p>It runs on a thread of its own and has {@code kanal.permissions.timeout} to answer; one that
 * throws or is late denies with status 503.
 */
@FunctionalInterface
public interface PermissionsHandler {

    /**
     * @param channel the channel or resource in question
     * @param subscriber who asks
     * @return the decision, never null
     */
    ChannelPermissions check(Channel channel, Subscriber subscriber);
}
