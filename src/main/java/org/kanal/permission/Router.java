package org.kanal.permission;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsChanged;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Subscriber;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.identity.ChannelGrants;
import org.kanal.identity.token.TokenSettings;
import org.kanal.permission.applications.Applications;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.support.AfterCommit;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/**
 * Finds what decides, and asks it. Applications ask by an EJB, {@link RouterDoor}; the inside by
 * this class, which also tells reasons and is no EJB: each subscription asks it four times.
 */
@Part
public class Router {

    private final HandlerTable handlers = new HandlerTable();
    private final AtomicLong revision = new AtomicLong();

    private final PermissionsSettings settings;
    private final Event<PermissionsChanged> changed;
    private final PermissionRules rules;
    private final AfterCommit afterCommit;
    private final TimedDecision decision;
    private final ClaimedChannels claim;
    private final SharedChanges changes;

    /**
     * Knows the application's handlers as soon as it is there.
     *
     * @throws InvalidInput if a bean is for what cannot be, or two are for the same
     */
    @Inject
    Router(
            PermissionsSettings settings,
            Event<PermissionsChanged> changed,
            PermissionRules rules,
            TokenSettings tokens,
            Applications applications,
            HandlerPool pool,
            AfterCommit afterCommit,
            Peers peers,
            ClusterSettings cluster,
            @Any Instance<PermissionsHandler> beans,
            @Any Instance<AsyncPermissionsHandler> asyncBeans) {
        this.settings = settings;
        this.changed = changed;
        this.rules = rules;
        this.afterCommit = afterCommit;
        changes = new SharedChanges(peers, cluster.answerTimeout(), this::changeHere);
        claim = new ClaimedChannels(tokens.channelsClaim());
        decision = new TimedDecision(pool, settings.timeout());
        BeanTargets targets = new BeanTargets(applications);
        beans.handles().forEach(handle -> register(targets, handle, new Blocking(handle.get())));
        asyncBeans.handles().forEach(handle -> register(targets, handle, handle.get()));
    }

    /** Permissions that contradict each other are to show at the start. */
    void wake(@Observes @Priority(Starting.PERMISSIONS) Starting starting) {
        // It is made before it is told.
    }

    void add(Channel channel, PermissionsHandler handler) {
        handlers.put(channel, new Blocking(handler));
    }

    void addAsync(Channel channel, AsyncPermissionsHandler handler) {
        handlers.put(channel, handler);
    }

    void setDefault(PermissionsHandler handler) {
        handlers.setDefault(new Blocking(handler));
    }

    void setDefaultAsync(AsyncPermissionsHandler handler) {
        handlers.setDefault(handler);
    }

    void remove(Channel channel) {
        handlers.remove(channel);
    }

    /** What somebody may do on a channel; waits for whoever decides. */
    ChannelPermissions check(Channel channel, Subscriber subscriber) {
        return Decisions.await(decide(channel, subscriber).thenApply(Decision::permissions));
    }

    /**
     * As {@link #check}, without waiting, and with the reason.
     *
     * @return the decision to come within {@code kanal.permissions.timeout}; never fails. It comes
     *     on the thread of whoever decides: what takes long is to go on on another one
     */
    public CompletableFuture<Decision> decide(Channel channel, Subscriber subscriber) {
        return decide(channel, subscriber, ChannelGrants.NONE);
    }

    /**
     * As the other one, of somebody whose identity brings channels with it.
     *
     * @param grants count where no handler is for the channel: they open, they never close
     */
    public CompletableFuture<Decision> decide(
            Channel channel, Subscriber subscriber, ChannelGrants grants) {
        return decide(channel, subscriber, grants, rules);
    }

    /**
     * As {@link #decide(Channel, Subscriber, ChannelGrants)}, as if these were the operator's
     * rules.
     *
     * @param rulesInstead not null
     */
    public CompletableFuture<Decision> decide(
            Channel channel, Subscriber subscriber, ChannelGrants grants, RuleBook rulesInstead) {
        return handlers.find(channel)
                .map(handler -> ask("handler ", handler, channel, subscriber))
                .orElseGet(
                        () ->
                                claim.decide(
                                        grants,
                                        channel,
                                        () -> decideBeyond(channel, subscriber, rulesInstead)));
    }

    private CompletableFuture<Decision> decideBeyond(
            Channel channel, Subscriber subscriber, RuleBook book) {
        return book.decide(channel, subscriber)
                .map(CompletableFuture::completedFuture)
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

    void recheck() {
        change(new PermissionsChanged(Optional.empty(), Optional.empty()));
    }

    void recheck(Channel channel) {
        change(new PermissionsChanged(Optional.of(channel), Optional.empty()));
    }

    void recheckSubscriber(String id) {
        change(new PermissionsChanged(Optional.empty(), Optional.of(id)));
    }

    /** Decides again on this node's subscriptions only: what has changed is this node's own. */
    public void recheckHere() {
        changeHere(new PermissionsChanged(Optional.empty(), Optional.empty()));
    }

    /**
     * Counts the rechecks. A decision that was asked for before a recheck and is used after it may
     * be stale: whoever holds one compares.
     */
    public long revision() {
        return revision.get();
    }

    private void change(PermissionsChanged change) {
        afterCommit.run(() -> changes.tell(change));
    }

    private void changeHere(PermissionsChanged change) {
        revision.incrementAndGet();
        changed.fire(change);
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
