package org.kanal.presence;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
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
    private final LongSupplier clock;
    private final Bulletins bulletins;
    private final Rosters rosters;
    private final OwnMembers own;

    /**
     * @param self the id of this node
     * @param clock milliseconds since 1970
     */
    PresenceNode(
            PresenceSettings settings, String self, LongSupplier clock, PresenceEvents events) {
        this.settings = settings;
        this.clock = clock;
        bulletins = new Bulletins(settings, nanos());
        rosters = new Rosters(settings, events, bulletins);
        own = new OwnMembers(settings, rosters, events, self);
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
        own.update(attendance, data, now());
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
        own.expire(now());
        rosters.sweep(now());
        bulletins.tell(nanos());
    }

    private long now() {
        return clock.getAsLong();
    }

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(now());
    }
}
