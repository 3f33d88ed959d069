package org.kanal.channel;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.PublishOptions;

/**
 * One publication that was asked for, and checked.
 *
 * @param channel where
 * @param payload what, as JSON
 * @param options how
 * @param publisherId who publishes; empty if unknown
 */
public record PublishRequest(
        Channel channel, Payload payload, PublishOptions options, Optional<String> publisherId) {

    /** About as many bytes as it takes in memory and on its way. */
    public long sizeInBytes() {
        long size = payload.sizeInBytes() + channel.toString().length();
        for (String user : options.users()) {
            size += user.length();
        }
        return size;
    }
}
