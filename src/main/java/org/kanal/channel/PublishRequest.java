package org.kanal.channel;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PublishOptions;

/**
 * One publication that somebody asks for, whichever door it comes through. What holds for all of
 * them without knowing a setting is checked here; the rest where they meet, in the gateway.
 *
 * @param channel where
 * @param payload what, as JSON
 * @param options how
 * @param publisherId who publishes; empty if unknown
 */
public record PublishRequest(
        Channel channel, Payload payload, PublishOptions options, Optional<String> publisherId) {

    /**
     * @throws InvalidInput if a part is null, or the publisher's id is no legal one
     */
    public PublishRequest {
        InvalidInput.requireNonNull("channel", channel);
        InvalidInput.requireNonNull("payload", payload);
        InvalidInput.requireNonNull("options", options);
        InvalidInput.requireNonNull("publisherId", publisherId);
        publisherId.ifPresent(id -> PublishOptions.requireLegalId("publisherId", id));
    }

    /** Who subscribers see as its publisher; empty unless the options say that they do. */
    public Optional<String> shownPublisher() {
        return publisherId.filter(id -> options.includePublisher());
    }

    /** About as many bytes as it takes in memory and on its way. */
    public long sizeInBytes() {
        long size = payload.sizeInBytes() + channel.toString().length();
        for (String user : options.users()) {
            size += user.length();
        }
        return size;
    }
}
