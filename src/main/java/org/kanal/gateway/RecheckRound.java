package org.kanal.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.hub.Seat;
import org.kanal.identity.ChannelGrants;

/**
 * One walk over open subscriptions that decides on each again: once for each channel and
 * subscriber. The one thread that walks does all that needs no thinking, at its {@link Pace}, so
 * that many decisions leave the processors to deliveries; a few that others think about are out at
 * a time.
 */
final class RecheckRound {

    /** After so many in a row without a decision, a channel's others are not asked any more. */
    private static final int MOST_UNDECIDED = 16;

    private final Access access;
    private final Subscribing subscribing;
    private final Executor goesOn;
    private final Pace.Turn turn;
    private final Semaphore places;
    private final Map<Question, CompletableFuture<ChannelPermissions>> decisions = new HashMap<>();
    private final Map<Channel, AtomicInteger> undecided = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private record Question(
            Channel channel, String appId, Subscriber subscriber, ChannelGrants grants) {}

    /**
     * @param goesOn where a decision is applied that was thought about
     * @param turn of the thread that walks
     * @param sideBySide how many decisions are out at once
     */
    RecheckRound(
            Access access,
            Subscribing subscribing,
            Executor goesOn,
            Pace.Turn turn,
            int sideBySide) {
        this.access = access;
        this.subscribing = subscribing;
        this.goesOn = goesOn;
        this.turn = turn;
        this.places = new Semaphore(sideBySide);
    }

    /** Decides on one; waits while as many as may be are thought about. */
    void decide(Client client, Seat<Listener> seat) {
        Subscriber who = client.who().orElse(seat.who().subscriber());
        CompletableFuture<ChannelPermissions> decision =
                decisions.computeIfAbsent(
                        new Question(seat.channel(), client.appId(), who, client.grants()),
                        any -> ask(client, seat, who));
        open.incrementAndGet();
        Step.after(
                        decision,
                        goesOn,
                        answer -> {
                            subscribing.apply(answer, client, seat);
                            return Step.DONE;
                        })
                .whenComplete((done, failed) -> applied(failed));
        turn.step();
    }

    /** None of those to come is one of those who were decided on: nothing needs to be kept. */
    void forget() {
        decisions.clear();
    }

    /**
     * Returns when all are decided.
     *
     * @throws IllegalStateException if one could not be applied
     */
    void await() {
        applied(null);
        end.join();
        if (failure.get() != null) {
            throw new IllegalStateException("not all could be decided again", failure.get());
        }
    }

    private void applied(Throwable failed) {
        failure.compareAndSet(null, failed);
        if (open.decrementAndGet() == 0) {
            end.complete(null);
        }
    }

    private CompletableFuture<ChannelPermissions> ask(
            Client client, Seat<Listener> seat, Subscriber who) {
        Channel channel = seat.channel();
        turn.acquire(places);
        AtomicInteger inARow = undecided.get(channel);
        if (inARow != null && inARow.get() >= MOST_UNDECIDED) {
            places.release();
            return CompletableFuture.completedFuture(ChannelPermissions.undecided());
        }
        return access.decide(client, channel, who)
                .whenComplete((answer, failed) -> noted(channel, answer));
    }

    private void noted(Channel channel, ChannelPermissions answer) {
        if (answer == null || answer.isUndecided()) {
            undecided.computeIfAbsent(channel, any -> new AtomicInteger()).incrementAndGet();
        } else if (!undecided.isEmpty()) {
            undecided.remove(channel);
        }
        places.release();
    }
}
