package org.kanal.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who subscribes to a channel that tells who is there. Several connections of one
 * subscriber are one member.
 *
 * @param id the subscriber's id
 * @param type what kind of subscriber it is
 * @param data what it says about itself; empty if nothing
 * @param since since when it has been there without a break
 */
public record Member(String id, SubscriberType type, Optional<Payload> data, Instant since) {

    /**
     * @throws InvalidInput if a part is missing
     */
    public Member {
        InvalidInput.requireNonNull("member.id", id);
        InvalidInput.requireNonNull("member.type", type);
        InvalidInput.requireNonNull("member.data", data);
        InvalidInput.requireNonNull("member.since", since);
    }
}
