package org.kanal.presence;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.Unavailable;
import org.kanal.outbox.Outbox;
import org.kanal.presence.PresenceEvents.Cause;

/**
 * The members that are connected to this node: how they come, change and go. Not thread-safe:
 * {@link PresenceNode} locks.
 */
final class OwnMembers {

    /** So many changes of one millisecond have numbers of their own. */
    private static final int NUMBERS_PER_MILLI_BITS = 10;

    private final PresenceSettings settings;
    private final Rosters rosters;
    private final PresenceEvents events;
    private final String self;
    private final LongSupplier timeOfDay;
    private final Queue<Lost> lost = new ArrayDeque<>();
    private long number;
    private long bytes;

    private record Lost(Roster roster, String id, OwnEntry entry, long at) {}

    /**
     * @param timeOfDay milliseconds since 1970
     */
    OwnMembers(
            PresenceSettings settings,
            Rosters rosters,
            PresenceEvents events,
            String self,
            LongSupplier timeOfDay) {
        this.settings = settings;
        this.rosters = rosters;
        this.events = events;
        this.self = self;
        this.timeOfDay = timeOfDay;
    }

    /**
     * A connection of somebody is there.
     *
     * @throws Unavailable if there are as many members as allowed
     */
    Attendance enter(Roster roster, Channel shownAs, Subscriber who, Visit visit, long now) {
        Optional<OwnEntry> own = own(roster, who.id());
        if (own.isPresent()) {
            visit.data().ifPresent(data -> say(roster, who.id(), own.get(), data));
            own.get().connected();
        } else {
            add(roster, who, roster.isNamed() ? visit.data() : Optional.empty(), now);
        }
        Attendance attendance =
                new Attendance(roster, who.id(), shownAs, visit.outbox(), visit.isWatching());
        if (visit.isWatching()) {
            rosters.watch(attendance);
        }
        return attendance;
    }

    /** What a connection brings. */
    record Visit(Outbox outbox, boolean isWatching, Optional<Payload> data) {}

    private void add(Roster roster, Subscriber who, Optional<Payload> data, long now) {
        OwnEntry entry = new OwnEntry(self, next(), who.type(), timeOfDay.getAsLong(), data);
        int size = entry.bytes(who.id());
        if (bytes + size > settings.maxBytes()) {
            rosters.dropIfUnused(roster, now);
            throw new Unavailable(
                    "the members of this server have "
                            + bytes
                            + " bytes, as many as allowed (kanal.presence.max-bytes)");
        }
        bytes += size;
        entry.connected();
        rosters.put(roster, who.id(), entry);
        events.ownChanged(roster.channel(), who.id(), entry);
    }

    /** A connection's subscriber says something else about itself. */
    void update(Attendance attendance, Payload data) {
        Roster roster = attendance.roster();
        if (!attendance.isOver()) {
            own(roster, attendance.id()).ifPresent(own -> say(roster, attendance.id(), own, data));
        }
    }

    private void say(Roster roster, String id, OwnEntry own, Payload data) {
        Optional<Payload> before = own.data();
        if (!roster.isNamed() || before.filter(data::equals).isPresent()) {
            return;
        }
        int size = own.bytes(id);
        own.say(Optional.of(data));
        int more = own.bytes(id) - size;
        if (more > 0 && bytes + more > settings.maxBytes()) {
            own.say(before);
            throw new Unavailable(
                    "what members say about themselves takes as many bytes as allowed"
                            + " (kanal.presence.max-bytes)");
        }
        bytes += more;
        own.number = next();
        rosters.note(roster, id, true, null);
        events.ownChanged(roster.channel(), id, own);
    }

    /** A connection's part is over; a second time does nothing. */
    void leave(Attendance attendance, LeaveReason why, long now) {
        if (!attendance.end()) {
            return;
        }
        Roster roster = attendance.roster();
        if (attendance.isWatching()) {
            rosters.unwatch(attendance, now);
        }
        OwnEntry own = own(roster, attendance.id()).orElseThrow();
        own.connections--;
        if (why == LeaveReason.LOST && !settings.grace().isZero()) {
            own.lost(now);
            lost.add(new Lost(roster, attendance.id(), own, now));
        } else if (why == LeaveReason.REVOKED) {
            own.forgetLost();
        }
        if (own.connections == 0 && !own.awaitsLost()) {
            remove(roster, attendance.id(), own, why, now);
        }
    }

    /** Those whose lost connections did not come back in time are gone. */
    void expire(long now) {
        long grace = settings.grace().toMillis();
        while (!lost.isEmpty() && now - lost.peek().at() >= grace) {
            Lost due = lost.remove();
            if (due.entry().wasLostAt(due.at())) {
                due.entry().forgetLost();
                if (due.entry().connections == 0) {
                    remove(due.roster(), due.id(), due.entry(), LeaveReason.LOST, now);
                }
            }
        }
    }

    private void remove(Roster roster, String id, OwnEntry own, LeaveReason why, long now) {
        bytes -= own.bytes(id);
        long change = next();
        rosters.remove(roster, id, new Cause(self, change, ""), why, now);
        events.ownGone(roster.channel(), id, change, why);
    }

    private Optional<OwnEntry> own(Roster roster, String id) {
        return roster.of(self, id).map(OwnEntry.class::cast);
    }

    /** The number of the last change. */
    long lastNumber() {
        return number;
    }

    /** Higher than all before, and about as high as other nodes' of the same time. */
    private long next() {
        number = Math.max(number + 1, timeOfDay.getAsLong() << NUMBERS_PER_MILLI_BITS);
        return number;
    }
}
