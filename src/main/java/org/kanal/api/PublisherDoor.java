package org.kanal.api;

import java.util.concurrent.CompletionStage;

/**
 * What stands behind a {@link RealtimePublisher}: whoever implements it publishes. Not for
 * applications, which have that class.
 */
public interface PublisherDoor {

    /** As {@link RealtimePublisher#publish(Channel, Object, PublishOptions)}. */
    PublishReceipt publish(Channel channel, Object payload, PublishOptions options);

    /** As {@link RealtimePublisher#publishAsync(Channel, Object, PublishOptions)}. */
    CompletionStage<PublishReceipt> publishAsync(
            Channel channel, Object payload, PublishOptions options);
}
