package org.kanal.api;

import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.CompletionStage;

/**
 * What stands behind a {@link RealtimePublisher}: whoever implements it publishes. Not for
 * applications, which have that class.
 */
public interface PublisherDoor {

    /** The one that the caller's application publishes through. */
    static PublisherDoor ofThisApplication() {
        return CDI.current().select(PublisherDoor.class).get();
    }

    /**
     * Checks a payload by the constraints of its class, with those that it holds.
     *
     * @throws InvalidInput if it is null or breaks one, naming the field
     */
    void requireValid(Object payload);

    /** As {@link RealtimePublisher#publish(Channel, Object, PublishOptions)}. */
    PublishReceipt publish(Channel channel, Object payload, PublishOptions options);

    /** As {@link RealtimePublisher#publishAsync(Channel, Object, PublishOptions)}. */
    CompletionStage<PublishReceipt> publishAsync(
            Channel channel, Object payload, PublishOptions options);
}
