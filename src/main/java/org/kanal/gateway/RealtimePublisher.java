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
import org.kanal.permission.Applications;

/**
 * Publishes messages from EJBs, CDI beans, servlets and whatever else runs in the application.
 *
 * <p>Inside a JTA transaction a message is published when the transaction commits, and never if it
 * rolls back; its receipt has no position. Outside of one it is published at once. The methods of
 * an EJB run in a transaction unless it says otherwise ({@code REQUIRED} is the default), so most
 * callers are inside one: an EJB that wants its messages out at once, or the position, or several
 * thousand messages a second, is {@code @TransactionAttribute(NOT_SUPPORTED)}.
 *
 * <p>The messages of one transaction are published in the order of the calls, all of them after the
 * commit. A failure to publish does not mark the transaction for rollback: it is the caller's to
 * decide. In a transaction that is marked already, the container refuses every call with an {@code
 * EJBTransactionRolledbackException}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RealtimePublisher {

    private static final String ANONYMOUS = "ANONYMOUS";
    private static final PublishReceipt WITHOUT_POSITION = new PublishReceipt(Optional.empty());

    @Inject private Publishing publishing;
    @Inject private Applications applications;
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
     * @throws InvalidInput if the channel's application is unknown ({@code kanal.apps}), or the
     *     payload cannot be written or is too large
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
        try {
            return publishing.awayFromItsLane(start(channel, payload, options));
        } catch (InvalidInput | Unavailable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<PublishReceipt> start(
            Channel channel, Object value, PublishOptions options) {
        Payload payload = payloads.write(value);
        int status = transaction.getTransactionStatus();
        return switch (status) {
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK ->
                    publishing.publish(channel, payload, options, caller());
            case Status.STATUS_ACTIVE -> {
                applications.requireKnown(channel);
                publishing.requireAllowedSize(payload);
                queue.put(channel, payload, options, caller());
                yield CompletableFuture.completedFuture(WITHOUT_POSITION);
            }
            default ->
                    throw new Unavailable(
                            "the transaction is about to end (status "
                                    + status
                                    + "): publish before that, or after it");
        };
    }

    private Optional<String> caller() {
        Principal principal = session.getCallerPrincipal();
        return Optional.ofNullable(principal)
                .map(Principal::getName)
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase(ANONYMOUS));
    }
}
