package org.kanal.queue;

import org.kanal.api.Unavailable;

/**
 * Takes the publications out of the publish queue, one after another in the queue's order, and
 * gives them to the {@link PublicationIntake}. A message leaves the queue when it was accepted, or
 * when it stands in the queue of the rejected ones; after a crash in between it comes again.
 */
public interface PublishQueueReader {

    /**
     * Begins to read.
     *
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void start();
}
