package org.kanal.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kanal.channel.InvalidInput;

/**
 * Who may publish over HTTP ({@code kanal.api.keys}). Without keys nobody may.
 *
 * @param ownersByKey the name behind each key
 */
public record ApiKeys(Map<String, String> ownersByKey) {

    /** The name behind a key that was configured without one. */
    static final String UNNAMED = "api";

    private static final int LEAST_LENGTH = 8;

    /**
     * Reads the setting: keys, or {@code name:key}.
     *
     * @throws InvalidInput if a key is shorter than 8 characters or has spaces
     */
    public static ApiKeys of(List<String> entries) {
        return new ApiKeys(
                entries.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ApiKeys::keyOf, ApiKeys::ownerOf, (a, b) -> a)));
    }

    /** The name behind a key; empty if the key is not known. Takes as long for any wrong key. */
    Optional<String> ownerOfKey(String given) {
        byte[] wanted = given.getBytes(StandardCharsets.UTF_8);
        String owner = null;
        for (Map.Entry<String, String> known : ownersByKey.entrySet()) {
            if (MessageDigest.isEqual(known.getKey().getBytes(StandardCharsets.UTF_8), wanted)) {
                owner = known.getValue();
            }
        }
        return Optional.ofNullable(owner);
    }

    private static String keyOf(String entry) {
        String key = entry.substring(entry.indexOf(':') + 1);
        if (key.length() < LEAST_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidInput(
                    "kanal.api.keys",
                    "holds a key that is too short or has spaces; allowed: "
                            + LEAST_LENGTH
                            + " or more characters without spaces, separated by commas, each"
                            + " optionally as name:key");
        }
        return key;
    }

    private static String ownerOf(String entry) {
        int colon = entry.indexOf(':');
        return colon <= 0 ? UNNAMED : entry.substring(0, colon);
    }

    @Override
    public String toString() {
        return "ApiKeys[" + ownersByKey.values() + "]";
    }
}
