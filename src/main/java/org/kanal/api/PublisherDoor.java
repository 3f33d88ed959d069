package org.kanal.api;

import java.util.concurrent.CompletionStage;

/**
 * What stands behind a {@link RealtimePublisher}: whoever implements it publishes. Not for
 * applications, which have that class.
 */
public interface PublisherDoor {

    /**
     * The one that the caller's application publishes through.
     *
     * @throws Unavailable if Kanal does not serve in it, or has not started yet
     */
    static PublisherDoor ofThisApplication() {
        return OpenDoor.get();
    }

    /** From now on this application publishes through a door. */
    static void open(PublisherDoor door) {
        OpenDoor.set(door);
    }

    /** The application publishes through this one no more. */
    static void close(PublisherDoor door) {
        OpenDoor.remove(door);
    }

    /**
     * Checks a payload by the constraints of its class, with those that it holds.
     *
     * @throws InvalidInput if it is null or breaks one, naming the field
     */
    void requireValid(Object payload);

    /** As {@link RealtimePublisher#position(Channel)}. */
    Position position(Channel channel);

    /** As {@link RealtimePublisher#publish(Channel, Object, PublishOptions)}. */
    PublishReceipt publish(Channel channel, Object payload, PublishOptions options);

    /** As {@link RealtimePublisher#publishAsync(Channel, Object, PublishOptions)}. */
    CompletionStage<PublishReceipt> publishAsync(
            Channel channel, Object payload, PublishOptions options);
}
