package org.kanal.presence;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.api.ChannelOccupied;
import org.kanal.api.ChannelVacated;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.api.Unavailable;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;
import org.kanal.cluster.Peers;
import org.kanal.facts.Facts;
import org.kanal.outbox.Outbox;
import org.kanal.support.Part;
import org.kanal.support.Repeated;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Who attends which channel, where a channel tells that: connections come and go here, and those
 * that want to know are told. Costs nothing for other channels.
 */
@Part
public class Attendances {

    /** What this part's messages between nodes are called. */
    private static final String KIND = "presence";

    private final PresenceSettings settings;
    private final PresenceNode node;
    private final ScheduledExecutorService clock;
    private final Peers peers;
    private final Map<String, Node> nodes = new ConcurrentHashMap<>();

    @Inject
    public Attendances(PresenceSettings settings, Facts facts, ServerThreads threads, Peers peers) {
        this.settings = settings;
        this.peers = peers;
        long begun = System.nanoTime();
        node =
                new PresenceNode(
                        settings,
                        new PresenceNode.Surroundings(
                                peers.self().id(),
                                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                                System::currentTimeMillis,
                                this::tell),
                        isObserved(facts),
                        facts::tell);
        clock = Executors.newSingleThreadScheduledExecutor(threads);
        if (!settings.rules().isEmpty()) {
            long millis = settings.batch().toMillis();
            clock.scheduleWithFixedDelay(
                    new Repeated("Telling who is there", node::tick),
                    millis,
                    millis,
                    TimeUnit.MILLISECONDS);
            // Whoever is there is to be asked from the first question on.
            peers.members().stream().filter(one -> !one.equals(peers.self())).forEach(this::met);
            order();
            peers.listen(KIND, new Ear());
        }
    }

    /** Applications have the same observers on all nodes. */
    private static boolean isObserved(Facts facts) {
        Channel any = Channel.of("any");
        Member nobody = new Member("", SubscriberType.VISITOR, Optional.empty(), Instant.EPOCH);
        return Stream.of(
                        new MemberJoined("", any, nobody),
                        new MemberLeft("", any, nobody, LeaveReason.CLOSED),
                        new ChannelOccupied("", any),
                        new ChannelVacated("", any))
                .anyMatch(facts::isObserved);
    }

    private void tell(String to, String text) {
        Node known = nodes.get(to);
        if (known != null) {
            peers.tell(known, KIND, text);
        }
    }

    private void met(Node other) {
        if (nodes.putIfAbsent(other.id(), other) == null) {
            node.joined(other.id());
        }
    }

    private void order() {
        node.order(peers.members().stream().map(Node::id).toList(), peers.areEnough());
    }

    /** Hears what other nodes say of their members. */
    private final class Ear implements PeerListener {

        @Override
        public void joined(Node other) {
            met(other);
            order();
        }

        @Override
        public void left(Node other, boolean wasLost) {
            node.left(other.id());
            nodes.remove(other.id());
            order();
        }

        @Override
        public void missed(Node other) {
            node.missed(other.id());
        }

        @Override
        public void told(Node other, String text) {
            node.told(other.id(), text);
        }
    }

    void wake(@Observes @Priority(Starting.PRESENCE) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    /** What a channel tells of who is there; empty if nothing. */
    public Optional<PresenceRule> ruleOf(Channel channel) {
        return settings.of(channel);
    }

    /** How many bytes a member may say about itself. */
    public int maxDataBytes() {
        return settings.sizes().data();
    }

    /**
     * Waits until all nodes have said who is on a channel; from then on they go on saying it.
     *
     * @return whether they have, in time; done at once where there is nobody to wait for. Never
     *     fails
     */
    public CompletableFuture<Boolean> complete(Channel channel) {
        return node.complete(channel);
    }

    /**
     * A connection of somebody is there.
     *
     * @param shownAs the channel as the subscriber calls it
     * @param isWatching whether it is told of others
     * @param data what it says about itself; without any, a member keeps what it said before
     * @return empty if the channel does not tell who is there
     * @throws Unavailable if this node has as many members as allowed
     */
    public Optional<Attendance> enter(
            Channel channel,
            Channel shownAs,
            Subscriber who,
            Outbox outbox,
            boolean isWatching,
            Optional<Payload> data) {
        return node.enter(channel, shownAs, who, outbox, isWatching, data);
    }

    /** The subscription is confirmed: tells it of others from now on. */
    public void start(Attendance attendance) {
        node.start(attendance);
    }

    /**
     * A connection's subscriber says something else about itself.
     *
     * @throws Unavailable if what members say takes as much memory as allowed
     */
    public void update(Attendance attendance, Payload data) {
        node.update(attendance, data);
    }

    /** A connection's part is over; a second time does nothing. */
    public void leave(Attendance attendance, LeaveReason why) {
        node.leave(attendance, why);
    }

    /**
     * Shows some members of a channel to somebody; what that one sends comes before any later
     * change. It must not wait.
     *
     * @param after the id behind which to begin; empty for the beginning
     */
    public void show(Channel channel, String after, Consumer<MembersPage> somebody) {
        PresenceSettings.Sizes sizes = settings.sizes();
        node.show(channel, after, sizes.page(), sizes.pageBytes(), somebody);
    }

    /**
     * Some members of a channel, in the order of their ids.
     *
     * @param after the id behind which to begin; empty for the beginning
     */
    public MembersPage page(Channel channel, String after, int limit) {
        AtomicReference<MembersPage> page = new AtomicReference<>();
        node.show(channel, after, limit, Integer.MAX_VALUE, page::set);
        return page.get();
    }

    /** How many members a channel has. */
    public int occupancy(Channel channel) {
        return node.occupancy(channel);
    }
}
