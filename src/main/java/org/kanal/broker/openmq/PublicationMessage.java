package org.kanal.broker.openmq;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.openmq.Recipients;

/**
 * A publication as a JMS message: the payload is the text, the rest are properties {@code channel},
 * {@code resourceId}, {@code appId}, {@code epoch}, {@code offset}, {@code publisherId} and {@link
 * Recipients}, each only where there is something to say; and {@code signature} where others can
 * reach the broker.
 */
final class PublicationMessage {

    private static final String CHANNEL = "channel";
    private static final String RESOURCE = "resourceId";
    private static final String APP = "appId";
    private static final String EPOCH = "epoch";
    private static final String OFFSET = "offset";
    private static final String PUBLISHER = "publisherId";
    private static final String SIGNATURE = "signature";

    private PublicationMessage() {}

    static Message write(
            JMSContext context, Publication publication, Optional<TopicSignature> signature)
            throws JMSException {
        TextMessage message = context.createTextMessage(publication.payload().json());
        message.setStringProperty(CHANNEL, publication.channel().name());
        if (publication.channel().isResource()) {
            message.setStringProperty(RESOURCE, publication.channel().resourceId());
        }
        if (!publication.channel().isOwn()) {
            message.setStringProperty(APP, publication.channel().appId());
        }
        if (publication.position().isPresent()) {
            message.setStringProperty(EPOCH, publication.position().get().epoch());
            message.setLongProperty(OFFSET, publication.position().get().offset());
        }
        if (publication.publisherId().isPresent()) {
            message.setStringProperty(PUBLISHER, publication.publisherId().get());
        }
        if (!publication.recipients().isEmpty()) {
            Recipients.write(message, publication.recipients());
        }
        if (signature.isPresent()) {
            message.setStringProperty(SIGNATURE, signature.get().of(publication));
        }
        return message;
    }

    /**
     * @throws JMSException if the message cannot be read
     * @throws IllegalArgumentException if it is not a publication of this installation
     */
    static Publication read(Message message, Optional<TopicSignature> signature)
            throws JMSException {
        Publication publication = read(message);
        if (signature.isPresent()
                && !signature.get().matches(publication, message.getStringProperty(SIGNATURE))) {
            throw new IllegalArgumentException("is not signed by this installation");
        }
        return publication;
    }

    private static Publication read(Message message) throws JMSException {
        if (!(message instanceof TextMessage text) || !message.propertyExists(CHANNEL)) {
            throw new IllegalArgumentException(
                    "not a text message with a property " + CHANNEL + ": " + message.getJMSType());
        }
        return new Publication(
                Channel.of(message.getStringProperty(CHANNEL), message.getStringProperty(RESOURCE))
                        .inApp(message.getStringProperty(APP)),
                new Payload(text.getText()),
                Optional.ofNullable(message.getStringProperty(PUBLISHER)),
                Recipients.read(message),
                position(message));
    }

    private static Optional<Position> position(Message message) throws JMSException {
        String epoch = message.getStringProperty(EPOCH);
        return epoch == null
                ? Optional.empty()
                : Optional.of(new Position(epoch, message.getLongProperty(OFFSET)));
    }
}
