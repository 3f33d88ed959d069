package org.kanal.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.presence.PresenceEvents.Cause;

/**
 * The rosters of all channels that tell who is there, as this node knows them. Not thread-safe:
 * {@link PresenceNode} locks.
 */
final class Rosters {

    private final PresenceSettings settings;
    private final PresenceEvents events;
    private final Bulletins bulletins;
    private final Map<Channel, Roster> byChannel = new HashMap<>();

    /** Those that somebody wants to know, or wanted until a while ago. */
    private final Set<Roster> wanted = new LinkedHashSet<>();

    Rosters(PresenceSettings settings, PresenceEvents events, Bulletins bulletins) {
        this.settings = settings;
        this.events = events;
        this.bulletins = bulletins;
    }

    /** The roster of a channel; empty if the channel does not tell who is there. */
    Optional<Roster> open(Channel channel) {
        Roster roster = byChannel.get(channel);
        if (roster != null) {
            return Optional.of(roster);
        }
        Optional<PresenceRule> rule = settings.of(channel);
        rule.ifPresent(found -> byChannel.put(channel, new Roster(channel, found.isNamed())));
        return rule.map(found -> byChannel.get(channel));
    }

    /** The roster of a channel; empty if this node knows nobody there and nobody wants to know. */
    Optional<Roster> known(Channel channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    Collection<Roster> all() {
        return byChannel.values();
    }

    Set<Roster> wanted() {
        return wanted;
    }

    /** A node says something of a member. */
    void put(Roster roster, String id, Entry entry) {
        boolean wasThere = roster.has(id);
        roster.put(id, entry);
        note(roster, id, wasThere, null);
        if (!wasThere) {
            events.joined(
                    roster.channel(),
                    new Cause(entry.origin, entry.number, ""),
                    entry.merged(id),
                    roster.size());
        }
    }

    /** A member's node is gone. */
    void bury(Roster roster, String id, String origin, long now) {
        long number = roster.of(origin, id).orElseThrow().number;
        events.buried(roster.channel(), id, origin);
        remove(roster, id, new Cause(origin, number, Cause.DEATH), LeaveReason.NODE_DIED, now);
    }

    /** A node says no more of a member. */
    void remove(Roster roster, String id, Cause cause, LeaveReason reason, long now) {
        Optional<Member> last = roster.member(id);
        if (roster.remove(cause.origin(), id).isEmpty()) {
            return;
        }
        note(roster, id, true, reason);
        if (!roster.has(id)) {
            events.left(roster.channel(), cause, last.orElseThrow(), reason, roster.size());
            dropIfUnused(roster, now);
        }
    }

    /** What is said of a member is other than before. */
    void note(Roster roster, String id, boolean wasThere, LeaveReason went) {
        if (!roster.watchers().isEmpty()) {
            roster.changes().note(id, wasThere, went, settings.sizes().named());
            bulletins.add(roster);
        }
    }

    void watch(Attendance watcher) {
        Roster roster = watcher.roster();
        roster.changes().seen();
        roster.watchers().add(watcher);
        want(roster);
    }

    void unwatch(Attendance watcher, long now) {
        Roster roster = watcher.roster();
        roster.watchers().remove(watcher);
        if (roster.watchers().isEmpty()) {
            roster.changes().forget();
            roster.wantUntil(now + settings.cluster().linger().toMillis());
        }
    }

    /** From now on others' members are followed. */
    void want(Roster roster) {
        if (wanted.add(roster)) {
            events.wanted(roster.channel(), true);
        }
    }

    /** Forgets what nobody wants to know any more. */
    void sweep(long now) {
        List<Roster> unwanted = new ArrayList<>();
        wanted.stream().filter(roster -> !roster.isWanted(now)).forEach(unwanted::add);
        for (Roster roster : unwanted) {
            wanted.remove(roster);
            events.wanted(roster.channel(), false);
            dropIfUnused(roster, now);
        }
    }

    void dropIfUnused(Roster roster, long now) {
        if (roster.isUnused(now) && !wanted.contains(roster)) {
            byChannel.remove(roster.channel(), roster);
        }
    }

    /** Some members behind an id. */
    MembersPage page(Roster roster, String after, int limit, int bytes) {
        List<Member> members = new ArrayList<>(Math.min(limit, roster.size()));
        if (!roster.isNamed()) {
            return new MembersPage(members, roster.size(), Optional.empty());
        }
        roster.changes().seen();
        int room = bytes;
        for (Map.Entry<String, Entry> next : roster.after(after)) {
            Member member = next.getValue().merged(next.getKey());
            room -= Changes.bytesOf(member);
            if (members.size() == limit || room < 0 && !members.isEmpty()) {
                String last = members.get(members.size() - 1).id();
                return new MembersPage(members, roster.size(), Optional.of(last));
            }
            members.add(member);
        }
        return new MembersPage(members, roster.size(), Optional.empty());
    }
}
