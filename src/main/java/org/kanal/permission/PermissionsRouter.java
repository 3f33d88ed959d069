package org.kanal.permission;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.channel.Channel;
import org.kanal.channel.Subscriber;

/**
 * Finds what decides on a channel: the handler of the exact resource, then that of its channel,
 * then the first matching rule of the operator's file, then the default handler, then the
 * configured default ({@code kanal.permissions.default}).
 *
 * <p>Semantics of Wix's {@code permissionsRouter}; beyond it, open subscriptions can be decided
 * again at any time.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PermissionsRouter {

    private final HandlerTable handlers = new HandlerTable();
    private final AtomicLong revision = new AtomicLong();

    @Inject private PermissionsSettings settings;
    @Inject private Event<PermissionsChanged> changed;
    @Inject private PermissionRules rules;
    @Inject private Applications applications;
    @Inject private HandlerPool pool;
    @Inject private AfterCommit afterCommit;
    @Inject @Any private Instance<PermissionsHandler> beans;
    @Inject @Any private Instance<AsyncPermissionsHandler> asyncBeans;

    private TimedDecision decision;

    /**
     * When the first method is called, which the start does.
     *
     * @throws InvalidInput if a bean is for what cannot be, or two are for the same
     */
    @PostConstruct
    void registerBeans() {
        decision = new TimedDecision(pool, settings.timeout());
        BeanTargets targets = new BeanTargets(applications);
        beans.handles().forEach(handle -> register(targets, handle, new Blocking(handle.get())));
        asyncBeans.handles().forEach(handle -> register(targets, handle, handle.get()));
    }

    /**
     * Registers the handler of a channel or resource, in place of the one that it had.
     *
     * @param channel not null
     * @param handler not null
     */
    public void add(Channel channel, PermissionsHandler handler) {
        handlers.put(channel, new Blocking(handler));
    }

    /** As {@link #add}, with a handler that answers later. */
    public void addAsync(Channel channel, AsyncPermissionsHandler handler) {
        handlers.put(channel, handler);
    }

    /**
     * Registers the handler for all channels without one of their own and without a rule, in place
     * of the one before.
     */
    public void setDefault(PermissionsHandler handler) {
        handlers.setDefault(new Blocking(handler));
    }

    /** As {@link #setDefault}, with a handler that answers later. */
    public void setDefaultAsync(AsyncPermissionsHandler handler) {
        handlers.setDefault(handler);
    }

    /** Takes a channel's or resource's handler away; unknown ones are ignored. */
    public void remove(Channel channel) {
        handlers.remove(channel);
    }

    /**
     * Decides on a subscriber and a channel. Blocks while the handler thinks, at most {@code
     * kanal.permissions.timeout}.
     *
     * @return the decision, never null; a failure of the handler is {@link
     *     ChannelPermissions#undecided()}
     */
    public ChannelPermissions check(Channel channel, Subscriber subscriber) {
        return Decisions.await(decide(channel, subscriber).thenApply(Decision::permissions));
    }

    /**
     * As {@link #check}, without waiting, and with the reason.
     *
     * @return the decision to come within {@code kanal.permissions.timeout}; never fails. It comes
     *     on the thread of whoever decides: what takes long is to go on on another one
     */
    public CompletableFuture<Decision> decide(Channel channel, Subscriber subscriber) {
        return handlers.find(channel)
                .map(handler -> ask("handler ", handler, channel, subscriber))
                .or(() -> rules.decide(channel, subscriber).map(CompletableFuture::completedFuture))
                .or(
                        () ->
                                handlers.defaultHandler()
                                        .map(
                                                handler ->
                                                        ask(
                                                                "default handler ",
                                                                handler,
                                                                channel,
                                                                subscriber)))
                .orElseGet(() -> CompletableFuture.completedFuture(fallback(channel)));
    }

    private CompletableFuture<Decision> ask(
            String kind, AsyncPermissionsHandler handler, Channel channel, Subscriber subscriber) {
        Object code = Blocking.codeOf(handler);
        return decision.ask(code, handler, channel, subscriber)
                .thenApply(answer -> new Decision(answer, kind + code.getClass().getName()));
    }

    /** An application's page is known by its origin, which only browsers tell truthfully. */
    private Decision fallback(Channel channel) {
        return channel.isOwn()
                ? new Decision(settings.fallback(), "kanal.permissions.default")
                : new Decision(
                        ChannelPermissions.denied(), "nobody grants an application's channels");
    }

    /**
     * Decides again on every open subscription; those now denied end at once. Returns when all are
     * decided, and so is not for a handler to call: it would wait for itself.
     *
     * <p>In a transaction this, as the other ways to recheck, only takes note: it is done when the
     * transaction has committed, before the commit returns, and not at all if it rolls back. What
     * the same transaction publishes may be delivered while it is decided.
     */
    public void recheck() {
        change(new PermissionsChanged(Optional.empty(), Optional.empty()));
    }

    /** Decides again on the open subscriptions of a channel and of its resources. */
    public void recheck(Channel channel) {
        change(new PermissionsChanged(Optional.of(channel), Optional.empty()));
    }

    /** Decides again on the open subscriptions of one subscriber. */
    public void recheckSubscriber(String id) {
        change(new PermissionsChanged(Optional.empty(), Optional.of(id)));
    }

    /**
     * Counts the rechecks. A decision that was asked for before a recheck and is used after it may
     * be stale: whoever holds one compares.
     */
    public long revision() {
        return revision.get();
    }

    private void change(PermissionsChanged change) {
        afterCommit.run(
                () -> {
                    revision.incrementAndGet();
                    changed.fire(change);
                });
    }

    private void register(
            BeanTargets targets, Instance.Handle<?> handle, AsyncPermissionsHandler handler) {
        String bean = handle.getBean().getBeanClass().getName();
        handle.getBean().getQualifiers().stream()
                .filter(PermissionsFor.class::isInstance)
                .map(qualifier -> targets.of((PermissionsFor) qualifier, bean))
                .forEach(
                        target ->
                                target.ifPresentOrElse(
                                        channel -> addAsync(channel, handler),
                                        () -> setDefaultAsync(handler)));
    }
}
