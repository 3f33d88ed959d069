package org.kanal.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.presence.PresenceEvents.Cause;

/** The members of other nodes, as those say. Not thread-safe: {@link PresenceNode} locks. */
final class OtherMembers {

    private final Rosters rosters;

    /** The last change of each node that was heard of. */
    private final Map<String, Long> heard = new HashMap<>();

    OtherMembers(Rosters rosters) {
        this.rosters = rosters;
    }

    /** The last change of each node that is known here. */
    Map<String, Long> heard() {
        return heard;
    }

    void put(MemberLine.Put line) {
        heard(line.entry().origin, line.entry().number);
        rosters.open(line.channel())
                .filter(roster -> isNews(roster, line.id(), line.entry()))
                .ifPresent(roster -> rosters.put(roster, line.id(), line.entry()));
    }

    private static boolean isNews(Roster roster, String id, Entry entry) {
        Optional<Entry> before = roster.of(entry.origin, id);
        return before.isEmpty() || before.get().number < entry.number;
    }

    void gone(String origin, MemberLine.Gone line, long now) {
        heard(origin, line.number());
        rosters.known(line.channel())
                .ifPresent(
                        roster ->
                                rosters.remove(
                                        roster,
                                        line.id(),
                                        new Cause(origin, line.number(), ""),
                                        line.reason(),
                                        now));
    }

    /** These are all members of a node on a channel; why others have gone nobody knows. */
    void replace(String origin, MemberLine.End end, Map<String, Entry> all, long now) {
        heard(origin, end.number());
        Optional<Roster> roster = rosters.open(end.channel());
        if (roster.isEmpty()) {
            return;
        }
        for (String id : roster.get().idsOf(origin)) {
            if (!all.containsKey(id)) {
                Entry entry = roster.get().of(origin, id).orElseThrow();
                Cause cause = new Cause(origin, end.number(), "-" + entry.number);
                rosters.remove(roster.get(), id, cause, LeaveReason.LOST, now);
            }
        }
        all.forEach((id, entry) -> put(new MemberLine.Put(end.channel(), id, entry)));
        rosters.dropIfUnused(roster.get(), now);
    }

    /** A node is gone, and its members with it. */
    void bury(String origin, long now) {
        for (Roster roster : new ArrayList<>(rosters.all())) {
            for (String id : roster.idsOf(origin)) {
                rosters.bury(roster, id, origin, now);
            }
        }
        heard.remove(origin);
    }

    /** Nobody here wants to know of a channel any more: only one's own members are left. */
    void forget(Channel channel, String self, long now) {
        Optional<Roster> roster = rosters.known(channel);
        if (roster.isPresent()) {
            List<String> others = roster.get().forgetOthers(self);
            others.forEach(id -> rosters.note(roster.get(), id, true, LeaveReason.CLOSED));
            rosters.dropIfUnused(roster.get(), now);
        }
    }

    /** The last change of a node that is known here. */
    long heard(String origin) {
        return heard.getOrDefault(origin, Long.MIN_VALUE);
    }

    void heard(String origin, long number) {
        heard.merge(origin, number, Math::max);
    }
}
