package org.kanal.front;

import java.util.Optional;
import java.util.Set;

/**
 * Addresses with a colon, where the server fails over them: the authorization of Payara 7.2025.1
 * takes what stands behind a colon for a list of patterns ({@code invalid URLPatternSpec}), and
 * answers 500 or 503 whatever is asked for. There they are refused before, with what to do instead.
 */
public final class Colons {

    private static final Set<String> FAILING = Set.of("7.2025.1");
    private static final Colons ALLOWED = new Colons(Optional.empty());

    private final Optional<String> failing;

    private Colons(Optional<String> failing) {
        this.failing = failing;
    }

    /**
     * @param server what it says of itself, as in {@code "Payara Micro 7.2025.1 (build 21)"}
     */
    public static Colons at(String server) {
        for (String word : server.split(" ")) {
            if (FAILING.contains(word)) {
                return new Colons(Optional.of(word));
            }
        }
        return ALLOWED;
    }

    /**
     * Why a request is to be refused; empty if it is not.
     *
     * @param path its path as it came
     */
    public Optional<String> whatIsBad(String path) {
        return failing.filter(version -> path.indexOf(':') >= 0 || path.matches(".*%3[Aa].*"))
                .map(
                        version ->
                                "a colon in the address, which Payara "
                                        + version
                                        + " fails over; allowed: addresses without, and"
                                        + " POST /kanal/api/messages, which has its channels in the"
                                        + " body");
    }
}
