package org.kanal.api;

import java.io.Serializable;
import java.util.concurrent.CompletionStage;

/**
 * Publishes messages of one type on one channel and its resources. Get it by {@code @Inject} with
 * {@link RealtimeChannel}.
 *
 * <p>It publishes as {@link RealtimePublisher} does, transactions included, but for one thing more:
 * what the constraints of Jakarta Validation on the payload's class forbid is refused before
 * anything is sent, and nothing is sent then. The type is what the application's AsyncAPI document
 * says of the channel, and what pages are compiled against.
 *
 * @param <T> what the messages hold: a class, record or collection that Jakarta JSON Binding writes
 */
public interface ChannelPublisher<T> extends Serializable {

    /** The channel, or the resource of it, that this publishes on. */
    Channel channel();

    /**
     * The same for a resource of the channel.
     *
     * @param resourceId printable text; an empty one is the channel itself
     * @throws InvalidInput if it is null, too long or not printable
     */
    ChannelPublisher<T> to(String resourceId);

    /** As {@link #to(String)}, where resources are numbers. */
    default ChannelPublisher<T> to(long resourceId) {
        return to(Long.toString(resourceId));
    }

    /** Where the channel stands: {@link RealtimePublisher#position(Channel)}. */
    Position position();

    /**
     * Publishes to everybody who subscribed.
     *
     * @param payload not null
     * @return the receipt, when the message is accepted for delivery
     * @throws InvalidInput if the payload is null or breaks a constraint; the field is that which
     *     breaks it, such as {@code payload.lines[2].amount}. Or as {@link
     *     RealtimePublisher#publish(Channel, Object)}
     * @throws Unavailable if the message cannot be accepted now
     */
    PublishReceipt publish(T payload);

    /** As {@link #publish(Object)}, with options, not null. */
    PublishReceipt publish(T payload, PublishOptions options);

    /** As {@link #publish(Object)}, without waiting; failures end the stage. */
    CompletionStage<PublishReceipt> publishAsync(T payload);

    /** As {@link #publishAsync(Object)}, with options, not null. */
    CompletionStage<PublishReceipt> publishAsync(T payload, PublishOptions options);
}
