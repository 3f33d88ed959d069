package org.kanal.cluster.grid;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number of the last message of each kind from each node. So a repeat is known, whoever makes
 * it, and a gap.
 */
final class Heard {

    private static final int MOST = 10_000;

    /** What a number says of its message. */
    enum Verdict {
        NEXT,
        AFTER_A_GAP,
        REPEATED
    }

    private final Map<String, Long> last =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MOST;
                }
            };

    /** A message has come. */
    synchronized Verdict message(String from, String kind, long number) {
        String key = key(from, kind);
        long before = last.getOrDefault(key, 0L);
        if (number <= before) {
            return Verdict.REPEATED;
        }
        last.put(key, number);
        return number == before + 1 ? Verdict.NEXT : Verdict.AFTER_A_GAP;
    }

    /** So many were sent before: whether some did not come. */
    synchronized boolean isBehind(String from, String kind, long sent) {
        String key = key(from, kind);
        boolean behind = sent > last.getOrDefault(key, 0L);
        if (behind) {
            last.put(key, sent);
        }
        return behind;
    }

    private static String key(String from, String kind) {
        return from + ' ' + kind;
    }
}
