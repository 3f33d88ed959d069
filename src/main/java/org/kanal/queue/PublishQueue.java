package org.kanal.queue;

import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;

/**
 * The way out of a transaction: a publication put here inside one is published when it commits, and
 * never if it rolls back. All of a transaction's publications are published, or none: after a
 * refusal that left some of them out it can only roll back.
 */
public interface PublishQueue {

    /**
     * Puts a publication into the queue, as a part of the caller's transaction, which must be
     * active.
     *
     * @throws InvalidInput if the transaction holds as many publications or bytes as allowed
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void put(PublishRequest request);
}
