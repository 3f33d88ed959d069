package org.kanal.queue.openmq;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishOptions;
import org.kanal.channel.PublishRequest;
import org.kanal.openmq.Recipients;
import org.kanal.protocol.JsonText;
import org.kanal.protocol.KnownNames;

/**
 * A wish to publish, as any JMS producer may put it on queue {@code kanal.publish}: the text is the
 * JSON payload; properties are {@code channel}, {@code resourceId}, {@code appId}, {@code users}
 * (comma separated), {@code includePublisher}, {@code publisherId} and {@code idempotencyKey}. User
 * ids that have commas go as {@link Recipients} instead of {@code users}.
 */
public final class QueueMessage {

    public static final String QUEUE = "kanal.publish";
    static final String REJECTED_QUEUE = "kanal.publish.rejected";

    private static final String CHANNEL = "channel";
    private static final String RESOURCE = "resourceId";
    private static final String APP = "appId";
    private static final String USERS = "users";
    private static final String INCLUDE_PUBLISHER = "includePublisher";
    private static final String PUBLISHER = "publisherId";
    private static final String KEY = "idempotencyKey";
    private static final String REASON = "reason";

    /** Of Kanal's own messages only; others leave it out. */
    private static final String TRANSACTION = "kanalTransaction";

    private static final KnownNames PROPERTIES =
            KnownNames.of(
                    CHANNEL,
                    RESOURCE,
                    APP,
                    USERS,
                    Recipients.PROPERTY,
                    INCLUDE_PUBLISHER,
                    PUBLISHER,
                    KEY,
                    TRANSACTION);

    private QueueMessage() {}

    /**
     * @param transaction the name of the one that it is sent in
     */
    static TextMessage write(JMSContext context, PublishRequest request, String transaction)
            throws JMSException {
        Channel channel = request.channel();
        PublishOptions options = request.options();
        TextMessage message = context.createTextMessage(request.payload().json());
        message.setStringProperty(TRANSACTION, transaction);
        message.setStringProperty(CHANNEL, channel.name());
        if (channel.isResource()) {
            message.setStringProperty(RESOURCE, channel.resourceId());
        }
        if (!channel.isOwn()) {
            message.setStringProperty(APP, channel.appId());
        }
        if (!options.users().isEmpty()) {
            Recipients.write(message, options.users());
        }
        message.setBooleanProperty(INCLUDE_PUBLISHER, options.includePublisher());
        if (request.publisherId().isPresent()) {
            message.setStringProperty(PUBLISHER, request.publisherId().get());
        }
        if (options.idempotencyKey().isPresent()) {
            message.setStringProperty(KEY, options.idempotencyKey().get());
        }
        return message;
    }

    /**
     * @throws InvalidInput if it breaks a rule or cannot be read
     */
    static PublishRequest read(Message message) {
        try {
            return request(message);
        } catch (JMSException e) {
            throw new InvalidInput("message", "cannot be read: " + e.getMessage());
        }
    }

    private static PublishRequest request(Message message) throws JMSException {
        if (!(message instanceof TextMessage text)) {
            throw new InvalidInput("message", "is not a TextMessage; allowed: a JSON text");
        }
        for (String name : names(message)) {
            PROPERTIES.require(name);
        }
        String channel =
                property(message, CHANNEL)
                        .orElseThrow(() -> new InvalidInput(CHANNEL, "property is missing"));
        return new PublishRequest(
                Channel.of(channel, property(message, RESOURCE).orElse(""))
                        .inApp(property(message, APP).orElse("")),
                JsonText.payload(Optional.ofNullable(text.getText()).orElse("")),
                new PublishOptions(
                        users(message), yesOrNo(message, INCLUDE_PUBLISHER), key(message)),
                property(message, PUBLISHER));
    }

    /** The transaction that it was sent in, if it was one of Kanal's. */
    static Optional<String> transactionOf(Message message) throws JMSException {
        return property(message, TRANSACTION);
    }

    /** Makes the message ready for the queue of the rejected ones: all it had, and the reason. */
    static Message rejected(Message message, String reason) throws JMSException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : names(message)) {
            properties.put(name, message.getObjectProperty(name));
        }
        properties.put(REASON, reason);
        message.clearProperties();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    /** Without those that belong to the provider, which nobody else may set. */
    private static List<String> names(Message message) throws JMSException {
        List<String> names = new ArrayList<>();
        var all = message.getPropertyNames();
        while (all.hasMoreElements()) {
            String name = (String) all.nextElement();
            if (!name.startsWith("JMS")) {
                names.add(name);
            }
        }
        return names;
    }

    private static Set<String> users(Message message) throws JMSException {
        Recipients.requireWhole(names(message));
        if (message.propertyExists(Recipients.PROPERTY)) {
            if (message.propertyExists(USERS)) {
                throw new InvalidInput(
                        USERS,
                        "stands beside " + Recipients.PROPERTY + "; allowed: one of the two");
            }
            return Recipients.read(message);
        }
        if (!message.propertyExists(USERS)) {
            return PublishOptions.EVERYBODY;
        }
        return Stream.of(property(message, USERS).orElse("").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean yesOrNo(Message message, String name) throws JMSException {
        String value = property(message, name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidInput(name, "is '" + value + "'; allowed: true or false");
        }
        return value.equals("true");
    }

    private static Optional<String> property(Message message, String name) throws JMSException {
        return Optional.ofNullable(message.getObjectProperty(name)).map(Object::toString);
    }

    /** Empty if the producer gave none and turned ids off: then a repeat looks like a new one. */
    private static Optional<String> key(Message message) throws JMSException {
        Optional<String> given = property(message, KEY);
        return given.isPresent() ? given : Optional.ofNullable(message.getJMSMessageID());
    }
}
