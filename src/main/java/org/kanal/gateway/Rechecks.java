package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsChanged;
import org.kanal.api.Subscriber;
import org.kanal.hub.Seat;
import org.kanal.identity.ChannelGrants;
import org.kanal.permission.PermissionsSettings;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Decides again on open subscriptions. Whoever asks for it waits until all are decided, so that
 * what it publishes next reaches nobody who was shut out. Asks side by side, and once for each
 * channel and subscriber.
 */
@Part
public class Rechecks {

    /** How many of one connection's channels are asked about at once. */
    private static final int SIDE_BY_SIDE = 8;

    /** After so many in a row without a decision, a channel's others are not asked any more. */
    private static final int MOST_UNDECIDED = 16;

    private final Clients clients;
    private final Access access;
    private final Subscribing subscribing;

    private final ExecutorService executor;

    private record Who(String appId, Subscriber subscriber, ChannelGrants grants) {}

    @Inject
    Rechecks(
            Clients clients,
            Access access,
            Subscribing subscribing,
            ServerThreads threads,
            PermissionsSettings settings) {
        this.clients = clients;
        this.access = access;
        this.subscribing = subscribing;
        executor = Executors.newFixedThreadPool(settings.threadsPerHandler(), threads);
    }

    /** What was found so far about one channel in one round. */
    private static final class Round {
        private final Map<Who, CompletableFuture<ChannelPermissions>> decisions =
                new ConcurrentHashMap<>();
        private final AtomicInteger undecided = new AtomicInteger();
    }

    void wake(@Observes @Priority(Starting.PERMISSIONS) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    void onPermissionsChanged(@Observes PermissionsChanged change) {
        Map<Channel, Round> rounds = new HashMap<>();
        List<CompletableFuture<Void>> decisions = new ArrayList<>();
        for (Client client : clients.all()) {
            for (Seat seat : client.seats()) {
                if (change.concerns(seat.channel(), seat.who().subscriber().id())) {
                    Round round = rounds.computeIfAbsent(seat.channel(), any -> new Round());
                    decisions.add(
                            CompletableFuture.runAsync(
                                    () -> decide(round, client, seat), executor));
                }
            }
        }
        CompletableFuture.allOf(decisions.toArray(CompletableFuture<?>[]::new)).join();
    }

    /**
     * Decides again on one connection's, since it is known by another proof now. Without waiting: a
     * few of its channels side by side.
     *
     * @return done when all are decided
     */
    CompletableFuture<Void> recheck(Client client, Executor goesOn) {
        Queue<Seat> left = new ConcurrentLinkedQueue<>(client.seats());
        return CompletableFuture.allOf(
                Stream.generate(() -> next(client, left, goesOn))
                        .limit(Math.min(SIDE_BY_SIDE, left.size()))
                        .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> next(Client client, Queue<Seat> left, Executor goesOn) {
        Seat seat = left.poll();
        if (seat == null) {
            return Step.DONE;
        }
        return Step.after(
                access.decide(client, seat.channel(), subscriber(client, seat)),
                goesOn,
                decision -> {
                    subscribing.apply(decision, client, seat);
                    return next(client, left, goesOn);
                });
    }

    /** As it is known now; a seat keeps as whom it was taken. */
    private static Subscriber subscriber(Client client, Seat seat) {
        return client.who().orElse(seat.who()).subscriber();
    }

    private void decide(Round round, Client client, Seat seat) {
        Subscriber who = subscriber(client, seat);
        CompletableFuture<ChannelPermissions> mine = new CompletableFuture<>();
        CompletableFuture<ChannelPermissions> earlier =
                round.decisions.putIfAbsent(new Who(client.appId(), who, client.grants()), mine);
        if (earlier == null) {
            // Nobody may wait for an answer that does not come, whatever happens.
            mine.completeAsync(() -> ask(round, client, seat), Runnable::run);
        }
        subscribing.apply((earlier == null ? mine : earlier).join(), client, seat);
    }

    private ChannelPermissions ask(Round round, Client client, Seat seat) {
        if (round.undecided.get() >= MOST_UNDECIDED) {
            return ChannelPermissions.undecided();
        }
        ChannelPermissions decision =
                access.check(client, seat.channel(), subscriber(client, seat));
        if (decision.isUndecided()) {
            round.undecided.incrementAndGet();
        } else {
            round.undecided.set(0);
        }
        return decision;
    }
}
