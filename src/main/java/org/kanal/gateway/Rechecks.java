package org.kanal.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kanal.channel.Channel;
import org.kanal.hub.Seat;
import org.kanal.permission.ChannelPermissions;
import org.kanal.permission.PermissionsChanged;

/**
 * Decides again on open subscriptions. Whoever asks for it waits until all are decided, so that
 * what it publishes next reaches nobody who was shut out; channels whose handlers are slow do not
 * hold up the others.
 */
@ApplicationScoped
public class Rechecks {

    private static final int THREADS = 8;

    /** After so many in a row without a decision, a channel's others are not asked any more. */
    private static final int MOST_UNDECIDED = 3;

    @Inject private Clients clients;
    @Inject private Access access;
    @Inject private Subscribing subscribing;

    @Resource private ManagedThreadFactory threads;

    private ExecutorService executor;

    private record Held(Client client, Seat seat) {}

    @PostConstruct
    void start() {
        executor = Executors.newFixedThreadPool(THREADS, threads);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    void onPermissionsChanged(@Observes PermissionsChanged change) {
        CompletableFuture.allOf(
                        concerned(change).values().stream()
                                .map(held -> CompletableFuture.runAsync(() -> all(held), executor))
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private Map<Channel, List<Held>> concerned(PermissionsChanged change) {
        Map<Channel, List<Held>> byChannel = new LinkedHashMap<>();
        for (Client client : clients.all()) {
            for (Seat seat : client.seats()) {
                if (change.concerns(seat.channel(), seat.who().subscriber().id())) {
                    byChannel
                            .computeIfAbsent(seat.channel(), channel -> new ArrayList<>())
                            .add(new Held(client, seat));
                }
            }
        }
        return byChannel;
    }

    private void all(List<Held> ofOneChannel) {
        int undecided = 0;
        for (Held held : ofOneChannel) {
            ChannelPermissions decision =
                    undecided < MOST_UNDECIDED
                            ? access.check(
                                    held.client(),
                                    held.seat().channel(),
                                    held.seat().who().subscriber())
                            : ChannelPermissions.undecided();
            undecided = decision.isUndecided() ? undecided + 1 : 0;
            subscribing.apply(decision, held.client(), held.seat());
        }
    }
}
