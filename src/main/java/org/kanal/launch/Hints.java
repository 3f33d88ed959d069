package org.kanal.launch;

import java.util.Map;

/** What to do about failures that Payara has no words for, but a key of its message catalogue. */
final class Hints {

    private static final String ADAPTER =
            " (a message-driven bean or its destination is for a resource adapter that is not here;"
                    + " allowed: resourceAdapter = \"imqjmsra\", see docs/embedding.md)";

    private static final Map<String, String> BY_KEY =
            Map.of(
                    "rardeployment.non_1.5_compliant_rar", ADAPTER,
                    "containers.mdb.create_container_exception", ADAPTER);

    private Hints() {}

    /** The failure, with what to do about it where that is known. */
    static String added(String failure) {
        return BY_KEY.entrySet().stream()
                .filter(hint -> failure.contains(hint.getKey()))
                .map(hint -> failure + hint.getValue())
                .findFirst()
                .orElse(failure);
    }
}
