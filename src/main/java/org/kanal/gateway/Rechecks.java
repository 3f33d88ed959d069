package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kanal.api.PermissionsChanged;
import org.kanal.api.Subscriber;
import org.kanal.hub.Seat;
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

    /** What is applied after somebody thought about it; the rest is done by whoever asks. */
    private static final int THREADS = 2;

    /**
     * Decisions are kept for one group at a time: with all of them young, collecting garbage would
     * stop deliveries for longer.
     */
    private static final int GROUPS = 64;

    /** What a recheck waits in all, so that it ends in time on a slow machine too. */
    private static final long MOST_REST_NANOS = 2_000_000_000L;

    private final Clients clients;
    private final Access access;
    private final Subscribing subscribing;

    private final int sideBySide;
    private final Pace pace;
    private final ExecutorService executor;

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
        sideBySide = settings.threadsPerHandler();
        pace = new Pace(settings.recheckShare(), MOST_REST_NANOS);
        executor = Executors.newFixedThreadPool(THREADS, threads);
    }

    void wake(@Observes @Priority(Starting.PERMISSIONS) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    void onPermissionsChanged(@Observes PermissionsChanged change) {
        RecheckRound round;
        try (Pace.Turn turn = pace.begin()) {
            round = new RecheckRound(access, subscribing, executor, turn, sideBySide);
            for (List<Client> some : inGroups(clients.all())) {
                some.forEach(client -> decide(change, round, client));
                round.forget();
            }
        }
        round.await();
    }

    /** All connections of one subscriber are in the same one. */
    private static Collection<List<Client>> inGroups(Collection<Client> all) {
        return all.stream().collect(Collectors.groupingBy(Rechecks::group)).values();
    }

    private static int group(Client client) {
        return client.who().map(who -> Math.floorMod(who.id().hashCode(), GROUPS)).orElse(0);
    }

    private static void decide(PermissionsChanged change, RecheckRound round, Client client) {
        for (Seat<Listener> seat : client.seats()) {
            if (change.concerns(seat.channel(), seat.who().subscriber().id())) {
                round.decide(client, seat);
            }
        }
    }

    /**
     * Decides again on one connection's, since it is known by another proof now. Without waiting: a
     * few of its channels side by side.
     *
     * @return done when all are decided
     */
    CompletableFuture<Void> recheck(Client client, Executor goesOn) {
        Queue<Seat<Listener>> left = new ConcurrentLinkedQueue<>(client.seats());
        return CompletableFuture.allOf(
                Stream.generate(() -> next(client, left, goesOn))
                        .limit(Math.min(SIDE_BY_SIDE, left.size()))
                        .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> next(
            Client client, Queue<Seat<Listener>> left, Executor goesOn) {
        Seat<Listener> seat = left.poll();
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
    private static Subscriber subscriber(Client client, Seat<Listener> seat) {
        return client.who().orElse(seat.who().subscriber());
    }
}
