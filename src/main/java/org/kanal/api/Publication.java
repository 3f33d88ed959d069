package org.kanal.api;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One message on a channel.
 *
 * @param channel where it was published
 * @param payload its content
 * @param publisherId who published it, if subscribers are to see that
 * @param recipients the ids of the only subscribers that get it; empty means everybody
 * @param position where it stands in the channel's stream; empty before the log has numbered it and
 *     on channels that keep no history
 */
public record Publication(
        Channel channel,
        Payload payload,
        Optional<String> publisherId,
        Set<String> recipients,
        Optional<Position> position) {

    public Publication {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(payload, "payload");
        recipients = Set.copyOf(recipients);
    }

    /** A publication for everybody, not numbered yet. */
    public static Publication of(Channel channel, Payload payload) {
        return new Publication(channel, payload, Optional.empty(), Set.of(), Optional.empty());
    }

    /** The same publication at its place in the stream. */
    public Publication at(Position place) {
        return new Publication(channel, payload, publisherId, recipients, Optional.of(place));
    }

    /** The same publication with its channel under another name of it. */
    public Publication shownAs(Channel name) {
        return new Publication(name, payload, publisherId, recipients, position);
    }

    /** Whether this subscriber is among those that the publication is for. */
    public boolean isFor(String subscriberId) {
        return recipients.isEmpty() || recipients.contains(subscriberId);
    }
}
