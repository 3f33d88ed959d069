package org.kanal.presence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.Unavailable;
import org.kanal.outbox.Outbox;

/**
 * Presence as one node has it. One lock for all of it: what is done under it takes microseconds,
 * and whoever is shown a roster gets every change after that, and none before.
 */
final class PresenceNode {

    private final PresenceSettings settings;
    private final String self;
    private final boolean isObserved;
    private final LongSupplier clock;
    private final Bulletins bulletins;
    private final Rosters rosters;
    private final OwnMembers own;
    private final Announcer announcer;
    private final Replication replication;
    private final PendingQueries waiting = new PendingQueries();
    private final AwakeClock awake = new AwakeClock();

    /**
     * Where this node stands.
     *
     * @param self its id
     * @param clock milliseconds since any moment, not below 0: by this everything is over in time,
     *     whatever becomes of the time of day
     * @param timeOfDay milliseconds since 1970, for what people and other nodes are told
     * @param tell brings a text to a node, or loses it; does not wait
     */
    record Surroundings(
            String self,
            LongSupplier clock,
            LongSupplier timeOfDay,
            BiConsumer<String, String> tell) {}

    /**
     * @param isObserved whether the application wants to hear of facts
     * @param facts takes each fact and the channel that it is of; does not wait
     */
    PresenceNode(
            PresenceSettings settings,
            Surroundings surroundings,
            boolean isObserved,
            BiConsumer<Channel, Object> facts) {
        this.settings = settings;
        this.isObserved = isObserved;
        self = surroundings.self();
        clock = surroundings.clock();
        bulletins = new Bulletins(settings, nanos());
        announcer = new Announcer(self, awake, facts);
        PresenceEvents hooks = new Hooks();
        rosters = new Rosters(settings, hooks, bulletins);
        own = new OwnMembers(settings, rosters, hooks, self, surroundings.timeOfDay());
        replication =
                new Replication(
                        self,
                        rosters,
                        own,
                        announcer,
                        new Burials(settings.cluster().nodeGrace().toMillis()),
                        surroundings.tell());
    }

    /** Takes what is found out to who tells it. */
    private final class Hooks implements PresenceEvents {

        @Override
        public void joined(Channel channel, Cause cause, Member member, int occupancy) {
            announcer.joined(channel, cause, member, occupancy);
        }

        @Override
        public void left(
                Channel channel, Cause cause, Member member, LeaveReason why, int occupancy) {
            announcer.left(channel, cause, member, why, occupancy);
        }

        @Override
        public void buried(Channel channel, String id, String origin) {
            announcer.buried(channel, id, origin);
        }

        @Override
        public void ownChanged(Channel channel, String id, Entry now) {
            replication.speaker().ownChanged(channel, id, now);
        }

        @Override
        public void ownGone(Channel channel, String id, long number, LeaveReason why) {
            replication.speaker().ownGone(channel, id, number, why);
        }

        @Override
        public void wanted(Channel channel, boolean isWanted) {
            replication.wanted(channel, isWanted, now());
        }
    }

    /**
     * Waits until all nodes have said who is on a channel.
     *
     * @return whether they have, in time; done at once where there is nobody to wait for
     */
    synchronized CompletableFuture<Boolean> complete(Channel channel) {
        Optional<Roster> roster = replication.isAlone() ? Optional.empty() : rosters.open(channel);
        if (roster.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        roster.get().wantUntil(now() + settings.cluster().linger().toMillis());
        rosters.want(roster.get());
        if (replication.isComplete(channel)) {
            return CompletableFuture.completedFuture(true);
        }
        return waiting.add(channel, now() + settings.cluster().answerTimeout().toMillis());
    }

    /**
     * Which nodes there are.
     *
     * @param nodes those that have been there longest first
     * @param areEnough whether they are as many as must be there for anything to count
     */
    synchronized void order(List<String> nodes, boolean areEnough) {
        announcer.order(nodes.stream().filter(node -> !node.equals(self)).toList(), areEnough);
        announcer.become(roleIn(nodes), nodes.stream().skip(1).findFirst());
        replication.wantAll(isObserved && announcer.role() != Announcer.Role.NONE, now());
    }

    private Announcer.Role roleIn(List<String> nodes) {
        return switch (nodes.indexOf(self)) {
            case -1, 0 -> Announcer.Role.FIRST;
            case 1 -> Announcer.Role.SECOND;
            default -> Announcer.Role.NONE;
        };
    }

    synchronized void joined(String node) {
        replication.joined(node, now());
    }

    synchronized void left(String node) {
        replication.left(node, now());
        waiting.end(replication::isComplete, now());
    }

    synchronized void missed(String node) {
        replication.missed(node, now());
    }

    /** A node has told something. */
    synchronized void told(String node, String text) {
        replication.told(node, text, now());
        waiting.end(replication::isComplete, now());
    }

    /**
     * A connection of somebody is there.
     *
     * @return empty if the channel does not tell who is there
     * @throws Unavailable if there are as many members as allowed
     */
    synchronized Optional<Attendance> enter(
            Channel channel,
            Channel shownAs,
            Subscriber who,
            Outbox outbox,
            boolean isWatching,
            Optional<Payload> data) {
        return rosters.open(channel)
                .map(
                        roster ->
                                own.enter(
                                        roster,
                                        shownAs,
                                        who,
                                        new OwnMembers.Visit(outbox, isWatching, data),
                                        now()));
    }

    /** The subscription is confirmed: tells of changes from now on. */
    synchronized void start(Attendance attendance) {
        if (attendance.isWatching() && attendance.start()) {
            Watchers.tell(attendance, Changes.number(attendance.roster().size()));
        }
    }

    synchronized void update(Attendance attendance, Payload data) {
        own.update(attendance, data);
    }

    synchronized void leave(Attendance attendance, LeaveReason why) {
        own.leave(attendance, why, now());
    }

    /**
     * Shows some members of a channel. What the other does with them comes before any later change.
     *
     * @param limit the most of them
     * @param bytes the most that they may have as JSON
     */
    synchronized void show(
            Channel channel, String after, int limit, int bytes, Consumer<MembersPage> other) {
        other.accept(
                rosters.known(channel)
                        .map(roster -> rosters.page(roster, after, limit, bytes))
                        .orElse(MembersPage.EMPTY));
    }

    synchronized int occupancy(Channel channel) {
        return rosters.known(channel).map(Roster::size).orElse(0);
    }

    /** Tells what has changed, and ends what has had its time. To be called again and again. */
    synchronized void tick() {
        awake.look(now());
        own.expire(now());
        rosters.sweep(now());
        replication.tick(now());
        bulletins.tell(nanos());
        waiting.end(replication::isComplete, now());
    }

    private long now() {
        return clock.getAsLong();
    }

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(now());
    }
}
