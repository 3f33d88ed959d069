package org.kanal.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes that are gone and whose members are still shown: most come back at another node in a
 * moment. Not thread-safe: {@link PresenceNode} locks.
 */
final class Burials {

    private final long graceMillis;
    private final Map<String, Long> goneAt = new LinkedHashMap<>();

    Burials(long graceMillis) {
        this.graceMillis = graceMillis;
    }

    void plan(String node, long now) {
        goneAt.put(node, now);
    }

    /** It is there again. */
    void cancel(String node) {
        goneAt.remove(node);
    }

    /** Those whose time has come; each once. */
    List<String> due(long now) {
        List<String> due = new ArrayList<>();
        goneAt.forEach(
                (node, at) -> {
                    if (now - at >= graceMillis) {
                        due.add(node);
                    }
                });
        goneAt.keySet().removeAll(due);
        return due;
    }
}
