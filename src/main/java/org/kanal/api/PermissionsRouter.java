package org.kanal.api;

/**
 * Knows what decides on a channel: the handler of the exact resource, then that of its channel,
 * then the channels in the subscriber's token, then the first matching rule of the operator's file,
 * then the default handler, then the configured default ({@code kanal.permissions.default}). Get it
 * by {@code @Inject} or {@code @EJB}.
 *
 * <p>Semantics of Wix's {@code permissionsRouter}; beyond it, open subscriptions can be decided
 * again at any time. Handlers are those of this server: each node registers its own.
 */
public interface PermissionsRouter {

    /**
     * Registers the handler of a channel or resource, in place of the one that it had.
     *
     * @param channel not null
     * @param handler not null
     */
    void add(Channel channel, PermissionsHandler handler);

    /** As {@link #add}, with a handler that answers later. */
    void addAsync(Channel channel, AsyncPermissionsHandler handler);

    /**
     * Registers the handler for all channels without one of their own and without a rule, in place
     * of the one before.
     */
    void setDefault(PermissionsHandler handler);

    /** As {@link #setDefault}, with a handler that answers later. */
    void setDefaultAsync(AsyncPermissionsHandler handler);

    /** Takes a channel's or resource's handler away; unknown ones are ignored. */
    void remove(Channel channel);

    /**
     * Decides on a subscriber and a channel. Blocks while the handler thinks, at most {@code
     * kanal.permissions.timeout}.
     *
     * <p>Of a token only its groups are known here, not the channels that it opens.
     *
     * @return the decision, never null; a failure of the handler is {@link
     *     ChannelPermissions#undecided()}
     */
    ChannelPermissions check(Channel channel, Subscriber subscriber);

    /**
     * Decides again on every open subscription, at every node; those now denied end at once.
     * Returns when all are decided (other nodes are waited for no longer than {@code
     * kanal.cluster.answer-timeout}), and so is not for a handler to call: it would wait for
     * itself.
     *
     * <p>In a transaction this, as the other ways to recheck, only takes note: it is done when the
     * transaction has committed, before the commit returns, and not at all if it rolls back. What
     * the same transaction publishes may be delivered while it is decided.
     */
    void recheck();

    /** Decides again on the open subscriptions of a channel and of its resources. */
    void recheck(Channel channel);

    /** Decides again on the open subscriptions of one subscriber. */
    void recheckSubscriber(String id);
}
