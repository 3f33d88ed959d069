package org.kanal.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.hub.Seat;
import org.kanal.identity.ChannelGrants;

/**
 * One walk over open subscriptions that decides on each again: once for each channel and
 * subscriber. The one thread that walks does all that needs no thinking, so that many decisions
 * leave the processors to deliveries; a few that others think about are out at a time.
 */
final class RecheckRound {

    /** After so many in a row without a decision, a channel's others are not asked any more. */
    private static final int MOST_UNDECIDED = 16;

    private final Access access;
    private final Subscribing subscribing;
    private final Executor goesOn;
    private final Semaphore places;
    private final Map<Channel, InChannel> channels = new HashMap<>();
    private final List<CompletableFuture<Void>> open = new ArrayList<>();

    private record Who(String appId, Subscriber subscriber, ChannelGrants grants) {}

    /** What was found so far about one channel. */
    private static final class InChannel {
        private final Map<Who, CompletableFuture<ChannelPermissions>> decisions = new HashMap<>();
        private final AtomicInteger undecided = new AtomicInteger();
    }

    /**
     * @param goesOn where a decision is applied that was thought about
     * @param sideBySide how many decisions are out at once
     */
    RecheckRound(Access access, Subscribing subscribing, Executor goesOn, int sideBySide) {
        this.access = access;
        this.subscribing = subscribing;
        this.goesOn = goesOn;
        this.places = new Semaphore(sideBySide);
    }

    /** Decides on one; waits while as many as may be are thought about. */
    void decide(Client client, Seat<Listener> seat) {
        Subscriber who = client.who().orElse(seat.who().subscriber());
        InChannel channel = channels.computeIfAbsent(seat.channel(), any -> new InChannel());
        CompletableFuture<ChannelPermissions> decision =
                channel.decisions.computeIfAbsent(
                        new Who(client.appId(), who, client.grants()),
                        any -> ask(channel, client, seat, who));
        CompletableFuture<Void> applied =
                Step.after(
                        decision,
                        goesOn,
                        answer -> {
                            subscribing.apply(answer, client, seat);
                            return Step.DONE;
                        });
        if (!applied.isDone() || applied.isCompletedExceptionally()) {
            open.add(applied);
        }
    }

    /** Returns when all are decided. */
    void await() {
        CompletableFuture.allOf(open.toArray(CompletableFuture<?>[]::new)).join();
    }

    private CompletableFuture<ChannelPermissions> ask(
            InChannel channel, Client client, Seat<Listener> seat, Subscriber who) {
        places.acquireUninterruptibly();
        if (channel.undecided.get() >= MOST_UNDECIDED) {
            places.release();
            return CompletableFuture.completedFuture(ChannelPermissions.undecided());
        }
        return access.decide(client, seat.channel(), who)
                .whenComplete((answer, failure) -> noted(channel, answer));
    }

    private void noted(InChannel channel, ChannelPermissions answer) {
        if (answer == null || answer.isUndecided()) {
            channel.undecided.incrementAndGet();
        } else {
            channel.undecided.set(0);
        }
        places.release();
    }
}
