package org.kanal.presence;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.kanal.support.TokenBucket;
import org.kanal.support.TokenBuckets;

/**
 * The rosters whose changes are still to be told, in turn. How many connections are told each
 * second is bounded, and how much each of them is told of one channel: what changes meanwhile goes
 * into the next telling, so a channel with many watchers, or with members who change all the time,
 * is told of less often. Not thread-safe: {@link PresenceNode} locks.
 */
final class Bulletins {

    /** How large what is told to a connection may be to count once. */
    private static final int BYTES_OF_ONE = 4_096;

    private final PresenceSettings settings;
    private final TokenBucket budget;
    private final TokenBuckets<Roster> bytes;
    private final Set<Roster> waiting = new LinkedHashSet<>();

    /**
     * @param now in nanoseconds
     */
    Bulletins(PresenceSettings settings, long now) {
        this.settings = settings;
        PresenceSettings.Pace pace = settings.pace();
        this.budget = new TokenBucket(pace.pushes(), pace.pushes(), now);
        this.bytes = new TokenBuckets<>(settings.sizes().pageBytes(), pace.bytes());
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
            if (roster.changes().isEmpty()) {
                waiting.remove(roster);
            } else if (bytes.of(roster, now).hasAny(now)) {
                waiting.remove(roster);
                tell(roster, now);
            }
        }
    }

    private void tell(Roster roster, long now) {
        roster.changes()
                .take(roster, settings.sizes())
                .map(roster.watchers()::tell)
                .ifPresent(
                        told -> {
                            bytes.of(roster, now).spend(told, now);
                            int each = 1 + told / BYTES_OF_ONE;
                            budget.spend((double) each * roster.watchers().size(), now);
                        });
    }
}
