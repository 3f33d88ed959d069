package org.kanal.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is injected as a {@link ChannelPublisher}. */
final class TypedPublisher<T> implements ChannelPublisher<T> {

    private static final long serialVersionUID = 1L;

    private final Channel channel;
    private transient volatile PublisherDoor door;

    TypedPublisher(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public ChannelPublisher<T> to(String resourceId) {
        InvalidInput.requireNonNull("channel.resourceId", resourceId);
        TypedPublisher<T> other = new TypedPublisher<>(Channel.of(channel.name(), resourceId));
        other.door = door;
        return other;
    }

    @Override
    public Position position() {
        return door().position(channel);
    }

    @Override
    public PublishReceipt publish(T payload) {
        return publish(payload, PublishOptions.none());
    }

    @Override
    public PublishReceipt publish(T payload, PublishOptions options) {
        door().requireValid(payload);
        return door().publish(channel, payload, options);
    }

    @Override
    public CompletionStage<PublishReceipt> publishAsync(T payload) {
        return publishAsync(payload, PublishOptions.none());
    }

    @Override
    public CompletionStage<PublishReceipt> publishAsync(T payload, PublishOptions options) {
        try {
            door().requireValid(payload);
        } catch (InvalidInput e) {
            return CompletableFuture.failedFuture(e);
        }
        return door().publishAsync(channel, payload, options);
    }

    private PublisherDoor door() {
        PublisherDoor known = door;
        if (known == null) {
            known = PublisherDoor.ofThisApplication();
            door = known;
        }
        return known;
    }
}
