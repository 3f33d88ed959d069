package org.kanal.presence;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.kanal.support.TokenBucket;

/**
 * The rosters whose changes are still to be told, in turn. How many connections are told each
 * second is bounded: what changes meanwhile goes into the next telling, so a channel with many
 * watchers is told of less often. Not thread-safe: {@link PresenceNode} locks.
 */
final class Bulletins {

    private final PresenceSettings settings;
    private final TokenBucket budget;
    private final Set<Roster> waiting = new LinkedHashSet<>();

    /**
     * @param now in nanoseconds
     */
    Bulletins(PresenceSettings settings, long now) {
        this.settings = settings;
        this.budget = new TokenBucket(settings.pushesPerSecond(), settings.pushesPerSecond(), now);
    }

    void add(Roster roster) {
        waiting.add(roster);
    }

    /** Tells as much as may be told now; a roster that has its turn is told to all. */
    void tell(long now) {
        for (Roster roster : new ArrayDeque<>(waiting)) {
            if (!budget.hasAny(now)) {
                return;
            }
            waiting.remove(roster);
            if (!roster.changes().isEmpty()) {
                tell(roster, now);
            }
        }
    }

    private void tell(Roster roster, long now) {
        roster.changes()
                .take(roster, settings.sizes())
                .ifPresent(
                        telling -> {
                            budget.spend(roster.watchers().size(), now);
                            roster.watchers().tell(telling);
                        });
    }
}
