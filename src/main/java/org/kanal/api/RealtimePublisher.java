package org.kanal.api;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Typed;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.util.concurrent.CompletionStage;

/**
 * Publishes messages from EJBs, CDI beans, servlets and whatever else runs in the application. Get
 * it by {@code @Inject} or {@code @EJB}.
 *
 * <p>Inside a JTA transaction a message is published when the transaction commits, and never if it
 * rolls back; its receipt has no position. Outside of one it is published at once. The methods of
 * an EJB run in a transaction unless it says otherwise ({@code REQUIRED} is the default), so most
 * callers are inside one: an EJB that wants its messages out at once, or the position, or several
 * thousand messages a second, is {@code @TransactionAttribute(NOT_SUPPORTED)}.
 *
 * <p>The messages of one transaction are published in the order of the calls, all of them after the
 * commit, or none. What is refused ({@link InvalidInput}, {@link Unavailable}) leaves the
 * transaction usable if the caller catches it, and rolls it back if it leaves the caller's EJB or
 * {@code @Transactional} method. Where the refusal would leave a part of the transaction's messages
 * out because there are too many, or the broker is away, the transaction can only roll back. So
 * does a transaction whose messages the broker does not take at the commit.
 *
 * <p>In a transaction that is marked for rollback, every call fails with an {@code
 * EJBTransactionRolledbackException}.
 */
@Stateless(name = "kanal-publisher")
@ExcludeDefaultInterceptors
@Typed(Object.class)
public class RealtimePublisher {

    // The methods are final, so that the container of EJBs does not come between them and their
    // caller: what an EJB throws marks the caller's transaction for rollback, or, as an application
    // exception, lets it commit though nobody caught it. Neither is what is promised above.
    private transient volatile PublisherDoor calls;

    /** One that publishes by this door, for tests without a container. */
    public static RealtimePublisher by(PublisherDoor door) {
        RealtimePublisher publisher = new RealtimePublisher();
        publisher.calls = InvalidInput.requireNonNull("door", door);
        return publisher;
    }

    /**
     * Publishes to everybody who subscribed.
     *
     * @param channel not null
     * @param payload a {@code JsonValue}, a {@link Payload} of raw JSON, or anything that Jakarta
     *     JSON Binding writes; null is JSON's null
     * @return the receipt, when the message is accepted for delivery
     * @throws InvalidInput if the channel is null or its application unknown ({@code kanal.apps}),
     *     the payload cannot be written or is too large, or the transaction has too many
     * @throws Unavailable if the message cannot be accepted now
     */
    public final PublishReceipt publish(Channel channel, Object payload) {
        return calls().publish(channel, payload, PublishOptions.none());
    }

    /** As {@link #publish(Channel, Object)}, with options, not null. */
    public final PublishReceipt publish(Channel channel, Object payload, PublishOptions options) {
        return calls().publish(channel, payload, options);
    }

    /**
     * As {@link #publish(Channel, Object)}, without waiting; failures end the stage. In a
     * transaction a refusal does no more than that: who does not look at the stage commits without
     * the message.
     */
    public final CompletionStage<PublishReceipt> publishAsync(Channel channel, Object payload) {
        return calls().publishAsync(channel, payload, PublishOptions.none());
    }

    /** As {@link #publishAsync(Channel, Object)}, with options, not null. */
    public final CompletionStage<PublishReceipt> publishAsync(
            Channel channel, Object payload, PublishOptions options) {
        return calls().publishAsync(channel, payload, options);
    }

    /**
     * Where a channel stands, for a page that gets its state from the backend: ask for the position
     * first, then read the state, and give both to the page, which subscribes {@code since} that
     * position. It then gets every message that tells of a change which is not in the state, if
     * messages are published in the transactions that change it. What is committed between the two
     * calls may be in the state and come as a message too: a message should say how things are, or
     * carry a version.
     *
     * <p>In a transaction every call for the channel gives the position of the first one, so ask
     * before the transaction reads anything: where it reads from a snapshot (repeatable read,
     * serializable) that is taken with its first read, and what it read before the position is not
     * covered by it. What the transaction publishes itself stands behind the position.
     *
     * @param channel not null
     * @throws InvalidInput if the channel is null, its application unknown, or it keeps no history
     * @throws Unavailable if nobody can say now
     */
    public final Position position(Channel channel) {
        return calls().position(channel);
    }

    /** Looked up once: nothing is injected into the container's reference to an EJB. */
    private PublisherDoor calls() {
        PublisherDoor known = calls;
        if (known == null) {
            known = PublisherDoor.ofThisApplication();
            calls = known;
        }
        return known;
    }
}
