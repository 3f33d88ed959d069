package org.kanal.cluster;

import java.util.Map;
import java.util.Set;

/**
 * What the other nodes said to a question.
 *
 * @param given by those that answered
 * @param failed why others could not
 * @param silent those that did not answer in time, or were lost meanwhile; not those that said
 *     goodbye
 */
public record Answers(Map<Node, String> given, Map<Node, String> failed, Set<Node> silent) {

    /** Of a node that is alone. */
    public static final Answers NONE = new Answers(Map.of(), Map.of(), Set.of());

    /** Keeps copies. */
    public Answers {
        given = Map.copyOf(given);
        failed = Map.copyOf(failed);
        silent = Set.copyOf(silent);
    }

    /** Whether every node that there was has answered. */
    public boolean isComplete() {
        return failed.isEmpty() && silent.isEmpty();
    }
}
