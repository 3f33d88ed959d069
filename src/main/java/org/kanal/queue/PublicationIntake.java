package org.kanal.queue;

import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;

/** Where the publications go that come out of the publish queue. */
public interface PublicationIntake {

    /**
     * Publishes; the message leaves the queue when this returns.
     *
     * @param request with an idempotency key: the producer's, or else the message's own id, so that
     *     a message that the broker hands out twice is published once
     * @throws InvalidInput if it breaks a rule: it goes to the queue of the rejected ones
     * @throws Unavailable if it cannot be accepted now: the same comes again a little later
     */
    void take(PublishRequest request);
}
