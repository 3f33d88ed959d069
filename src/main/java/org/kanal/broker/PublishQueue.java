package org.kanal.broker;

import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;
import org.kanal.channel.Unavailable;

/**
 * The way out of a transaction: a publication put here inside one is published when it commits, and
 * never if it rolls back.
 */
public interface PublishQueue {

    /**
     * Puts a publication into the queue, as a part of the caller's transaction.
     *
     * @param publisherId who publishes; empty if unknown
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void put(
            Channel channel, Payload payload, PublishOptions options, Optional<String> publisherId);
}
