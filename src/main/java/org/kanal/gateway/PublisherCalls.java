package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.PublisherDoor;
import org.kanal.api.RealtimePublisher;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;
import org.kanal.queue.PublishQueue;
import org.kanal.support.CallerPrincipal;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/** What a {@link RealtimePublisher} does, in the transaction of its caller or outside of one. */
@Part
public class PublisherCalls implements PublisherDoor {

    private static final String ANONYMOUS = "ANONYMOUS";
    private static final PublishReceipt WITHOUT_POSITION = new PublishReceipt(Optional.empty());

    private final Publishing publishing;
    private final Receipts receipts;
    private final PublishQueue queue;
    private final Payloads payloads;
    private final PayloadCheck check;
    private final Positions positions;
    private final Principal caller;
    private final TransactionSynchronizationRegistry transaction;

    @Inject
    PublisherCalls(
            Publishing publishing,
            Receipts receipts,
            PublishQueue queue,
            Payloads payloads,
            PayloadCheck check,
            Positions positions,
            CallerPrincipal caller,
            CallerTransaction transaction) {
        this.publishing = publishing;
        this.receipts = receipts;
        this.queue = queue;
        this.payloads = payloads;
        this.check = check;
        this.positions = positions;
        this.caller = caller.principal();
        this.transaction = transaction.registry();
    }

    void open(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        PublisherDoor.open(this);
    }

    @PreDestroy
    void close() {
        PublisherDoor.close(this);
    }

    @Override
    public void requireValid(Object payload) {
        check.requireValid(payload);
    }

    @Override
    public Position position(Channel channel) {
        return positions.of(channel);
    }

    /** Publishes, and waits. */
    public PublishReceipt publish(Channel channel, Object payload, PublishOptions options) {
        return receipts.await(start(channel, payload, options));
    }

    /** Publishes; every failure ends the stage. */
    public CompletableFuture<PublishReceipt> publishAsync(
            Channel channel, Object payload, PublishOptions options) {
        try {
            return receipts.awayFromItsLane(start(channel, payload, options));
        } catch (RuntimeException e) { // of a transaction that can only roll back, too
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<PublishReceipt> start(
            Channel channel, Object payload, PublishOptions options) {
        int status = transaction.getTransactionStatus();
        return switch (status) {
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK ->
                    publishing.publish(request(channel, payload, options), Source.BACKEND);
            case Status.STATUS_ACTIVE -> {
                PublishRequest request = request(channel, payload, options);
                publishing.requireAllowed(request);
                queue.put(request);
                yield CompletableFuture.completedFuture(WITHOUT_POSITION);
            }
            case Status.STATUS_MARKED_ROLLBACK ->
                    throw new EJBTransactionRolledbackException(
                            "The transaction is marked for rollback: nothing that it publishes"
                                    + " would go out");
            default ->
                    throw new Unavailable(
                            "the transaction is about to end (status "
                                    + status
                                    + "): publish before that, or after it");
        };
    }

    private PublishRequest request(Channel channel, Object value, PublishOptions options) {
        return new PublishRequest(channel, payloads.write(value), options, caller());
    }

    private Optional<String> caller() {
        return Optional.ofNullable(caller.getName())
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase(ANONYMOUS));
    }
}
