package org.kanal.queue;

import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;

/** Where the publications go that come out of the publish queue. */
public interface PublicationIntake {

    /**
     * Publishes; the message leaves the queue when this returns.
     *
     * @throws InvalidInput if it breaks a rule: it goes to the queue of the rejected ones
     * @throws Unavailable if it cannot be accepted now: the same comes again a little later
     */
    void take(QueuedPublication publication);
}
