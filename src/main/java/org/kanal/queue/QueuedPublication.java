package org.kanal.queue;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;

/**
 * What a message of the publish queue asks for.
 *
 * @param json the payload as its producer wrote it; not looked at yet
 * @param options with an idempotency key: the producer's, or else the message's own id, so that a
 *     message that the broker hands out twice is published once
 * @param publisherId who publishes; empty if unknown
 */
public record QueuedPublication(
        Channel channel, String json, PublishOptions options, Optional<String> publisherId) {}
