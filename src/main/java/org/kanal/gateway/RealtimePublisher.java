package org.kanal.gateway;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.kanal.broker.PublishQueue;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;
import org.kanal.channel.PublishReceipt;
import org.kanal.channel.Unavailable;

/**
 * Publishes messages from EJBs, CDI beans, servlets and whatever else runs in the application.
 *
 * <p>Inside a JTA transaction a message is published when the transaction commits, and never if it
 * rolls back; its receipt has no position. Outside of one it is published at once.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RealtimePublisher {

    private static final String ANONYMOUS = "ANONYMOUS";

    @Inject private Publishing publishing;
    @Inject private PublishQueue queue;
    @Inject private PayloadWriter payloads;

    @Resource private TransactionSynchronizationRegistry transaction;
    @Resource private SessionContext session;

    /**
     * Publishes to everybody who subscribed.
     *
     * @param channel not null
     * @param payload a {@code JsonValue}, a {@link Payload} of raw JSON, or anything that Jakarta
     *     JSON Binding writes; null is JSON's null
     * @return the receipt, when the message is accepted for delivery
     * @throws InvalidInput if the payload cannot be written or is too large
     * @throws Unavailable if the message cannot be accepted now
     */
    public PublishReceipt publish(Channel channel, Object payload) {
        return publish(channel, payload, PublishOptions.none());
    }

    /** As {@link #publish(Channel, Object)}, with options. */
    public PublishReceipt publish(Channel channel, Object payload, PublishOptions options) {
        return publishing.await(start(channel, payload, options));
    }

    /** As {@link #publish(Channel, Object)}, without waiting; failures end the stage. */
    public CompletionStage<PublishReceipt> publishAsync(Channel channel, Object payload) {
        return publishAsync(channel, payload, PublishOptions.none());
    }

    /** As {@link #publishAsync(Channel, Object)}, with options. */
    public CompletionStage<PublishReceipt> publishAsync(
            Channel channel, Object payload, PublishOptions options) {
        return start(channel, payload, options);
    }

    private CompletableFuture<PublishReceipt> start(
            Channel channel, Object value, PublishOptions options) {
        Payload payload = payloads.write(value);
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            return publishing.publish(channel, payload, options, caller());
        }
        publishing.requireAllowedSize(payload);
        queue.put(channel, payload, options, caller());
        return CompletableFuture.completedFuture(new PublishReceipt(Optional.empty()));
    }

    private Optional<String> caller() {
        Principal principal = session.getCallerPrincipal();
        return Optional.ofNullable(principal)
                .map(Principal::getName)
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase(ANONYMOUS));
    }
}
