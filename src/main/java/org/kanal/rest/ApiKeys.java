package org.kanal.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.channel.InvalidInput;

/**
 * Who may publish over HTTP, each into the channels of one application ({@code kanal.api.keys},
 * {@code kanal.apps.ID.api.keys}). Without keys nobody may.
 *
 * @param ownersByKey who is behind each key
 */
public record ApiKeys(Map<String, Owner> ownersByKey) {

    /** The name behind a key that was configured without one. */
    static final String UNNAMED = "api";

    private static final int LEAST_LENGTH = 8;

    /**
     * Who is behind a key.
     *
     * @param name what the setting calls it
     * @param appId the application that it publishes for; empty for the deployment's own
     */
    record Owner(String name, String appId) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    /**
     * Reads the settings: keys, or {@code name:key}.
     *
     * @param entriesByApp for each application's id, empty for the deployment's own, its keys
     * @throws InvalidInput if a key is shorter than 8 characters or has spaces, or is a key of two
     *     applications
     */
    public static ApiKeys of(Map<String, List<String>> entriesByApp) {
        Map<String, Owner> owners = new HashMap<>();
        entriesByApp.forEach((app, entries) -> entries.forEach(entry -> add(owners, app, entry)));
        return new ApiKeys(Map.copyOf(owners));
    }

    /** Who is behind a key; empty if the key is not known. Takes as long for any wrong key. */
    Optional<Owner> ownerOfKey(String given) {
        byte[] wanted = given.getBytes(StandardCharsets.UTF_8);
        Owner owner = null;
        for (Map.Entry<String, Owner> known : ownersByKey.entrySet()) {
            if (MessageDigest.isEqual(known.getKey().getBytes(StandardCharsets.UTF_8), wanted)) {
                owner = known.getValue();
            }
        }
        return Optional.ofNullable(owner);
    }

    private static void add(Map<String, Owner> owners, String app, String entry) {
        String setting = app.isEmpty() ? "kanal.api.keys" : "kanal.apps." + app + ".api.keys";
        int colon = entry.indexOf(':');
        String key = entry.substring(colon + 1);
        if (key.length() < LEAST_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidInput(
                    setting,
                    "holds a key that is too short or has spaces; allowed: "
                            + LEAST_LENGTH
                            + " or more characters without spaces, separated by commas, each"
                            + " optionally as name:key");
        }
        Owner owner = new Owner(colon <= 0 ? UNNAMED : entry.substring(0, colon), app);
        Owner other = owners.putIfAbsent(key, owner);
        if (other != null && !other.appId().equals(app)) {
            throw new InvalidInput(
                    setting, "holds a key of another application; allowed: other keys for each");
        }
    }

    @Override
    public String toString() {
        return "ApiKeys[" + ownersByKey.values() + "]";
    }
}
