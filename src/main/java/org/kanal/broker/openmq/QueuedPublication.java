package org.kanal.broker.openmq;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;

/**
 * A wish to publish, as any JMS producer may put it on queue {@code kanal.publish}: the text is the
 * JSON payload; properties are {@code channel}, {@code resourceId}, {@code appId}, {@code users}
 * (comma separated), {@code includePublisher}, {@code publisherId} and {@code idempotencyKey}.
 */
final class QueuedPublication {

    static final String QUEUE = "kanal.publish";

    private QueuedPublication() {}

    static TextMessage write(
            JMSContext context,
            Channel channel,
            Payload payload,
            PublishOptions options,
            Optional<String> publisherId)
            throws JMSException {
        TextMessage message = context.createTextMessage(payload.json());
        message.setStringProperty("channel", channel.name());
        if (channel.isResource()) {
            message.setStringProperty("resourceId", channel.resourceId());
        }
        if (!channel.isOwn()) {
            message.setStringProperty("appId", channel.appId());
        }
        if (!options.users().isEmpty()) {
            message.setStringProperty("users", String.join(",", options.users()));
        }
        message.setBooleanProperty("includePublisher", options.includePublisher());
        if (publisherId.isPresent()) {
            message.setStringProperty("publisherId", publisherId.get());
        }
        if (options.idempotencyKey().isPresent()) {
            message.setStringProperty("idempotencyKey", options.idempotencyKey().get());
        }
        return message;
    }
}
