package org.kanal.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether this node is among the others. One that is cut off takes them for dead one after another,
 * and its word on that is worth nothing: those that it takes for alive are silent too, and in the
 * end too few are left. Not thread-safe: {@link PresenceNode} locks.
 */
final class Earshot {

    private final Map<String, Long> spokeAt = new HashMap<>();
    private boolean areEnough = true;

    /**
     * Which nodes there are.
     *
     * @param others without this one
     * @param enough whether those and this one are as many as must be there
     * @param now in milliseconds
     */
    void order(Collection<String> others, boolean enough, long now) {
        spokeAt.keySet().retainAll(others);
        others.forEach(node -> spokeAt.putIfAbsent(node, now));
        areEnough = enough;
    }

    /** A node has said something. */
    void spoke(String node, long now) {
        spokeAt.computeIfPresent(node, (known, before) -> now);
    }

    boolean areEnough() {
        return areEnough;
    }

    /** Whether all that are there have said something since then. */
    boolean haveSpokenSince(long at) {
        return spokeAt.values().stream().allMatch(spoke -> spoke > at);
    }
}
