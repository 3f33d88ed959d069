package org.kanal.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.kanal.api.Channel;
import org.kanal.presence.PresenceEvents.Cause;

/** What the first node has said to have told. Not thread-safe: {@link PresenceNode} locks. */
final class ToldSoFar {

    private record Who(Channel channel, String id) {}

    private final Map<String, Long> changes = new HashMap<>();
    private final Set<String> burials = new HashSet<>();

    void told(String origin, long number) {
        changes.merge(origin, number, Math::max);
    }

    void buried(String origin) {
        burials.add(origin);
        changes.remove(origin);
    }

    /** The node is there, perhaps again. */
    void arrived(String origin) {
        burials.remove(origin);
    }

    /** Whether its first fact is old news already: a burial that the first one was faster with. */
    boolean covers(Cause cause) {
        return cause.isDeath() && burials.contains(cause.origin());
    }

    private boolean isTold(Cause cause) {
        return cause.isDeath()
                ? burials.contains(cause.origin())
                : cause.number() <= changes.getOrDefault(cause.origin(), Long.MIN_VALUE);
    }

    /**
     * Takes out what was told. Of one member nothing goes before what is older: its last fact is
     * the one that counts.
     */
    void removeFrom(Queue<KeptFact> kept) {
        Set<Who> untold = new HashSet<>();
        for (Iterator<KeptFact> facts = kept.iterator(); facts.hasNext(); ) {
            KeptFact fact = facts.next();
            Who who = new Who(fact.channel(), fact.id());
            if (!isTold(fact.cause())) {
                untold.add(who);
            } else if (!untold.contains(who)) {
                facts.remove();
            }
        }
    }
}
