package org.kanal.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * Who may publish over HTTP, each into the channels of one application ({@code kanal.api.keys},
 * {@code kanal.apps.ID.api.keys}). Without keys nobody may. Of the keys only their SHA-256 is kept;
 * a name may have several, so that one can replace another.
 *
 * @param ownersByHash who is behind the key of each SHA-256, in lower-case hex
 */
public record ApiKeys(Map<String, Owner> ownersByHash)
        implements Authenticator<String, ApiKeys.Owner> {

    /** The name behind a key that was configured without one. */
    static final String UNNAMED = "api";

    private static final int LEAST_LENGTH = 16;
    private static final MessageDigest UNUSED = newSha256();

    private static final Pattern HASHED = Pattern.compile("(?:([^:]*):)?sha256:(.*)");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    /**
     * Who is behind a key.
     *
     * @param name what the setting calls it
     * @param appId the application that it publishes for; empty for the deployment's own
     */
    public record Owner(String name, String appId) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput as {@link #of}
     */
    public static ApiKeys from(SettingReader settings) {
        Map<String, List<String>> keys =
                settings.each("kanal.apps", id -> settings.secrets(setting(id)));
        keys.put(Channel.OWN_APP, settings.secrets(setting(Channel.OWN_APP)));
        return of(keys);
    }

    private static String setting(String app) {
        return app.equals(Channel.OWN_APP) ? "kanal.api.keys" : "kanal.apps." + app + ".api.keys";
    }

    /**
     * Reads the settings: {@code key}, {@code name:key} or {@code name:sha256:HEX}.
     *
     * @param entriesByApp for each application's id, empty for the deployment's own, its keys
     * @throws InvalidInput if a key is shorter than 16 characters or has spaces, a SHA-256 is none,
     *     or a key is one of two applications
     */
    public static ApiKeys of(Map<String, List<String>> entriesByApp) {
        Map<String, Owner> owners = new HashMap<>();
        entriesByApp.forEach((app, entries) -> entries.forEach(entry -> add(owners, app, entry)));
        return new ApiKeys(Map.copyOf(owners));
    }

    @Override
    public Owner authenticate(String key) throws CredentialRefused {
        return ownerOfKey(key).orElseThrow(() -> new CredentialRefused("the key is not known"));
    }

    /** Who is behind a key; empty if the key is not known. Takes as long for any wrong key. */
    public Optional<Owner> ownerOfKey(String given) {
        return ownerOfHash(hash(given));
    }

    /** The same for the {@link #hash} of a key. */
    public Optional<Owner> ownerOfHash(String given) {
        byte[] wanted = given.getBytes(StandardCharsets.US_ASCII);
        Owner owner = null;
        for (Map.Entry<String, Owner> known : ownersByHash.entrySet()) {
            byte[] hash = known.getKey().getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(hash, wanted)) {
                owner = known.getValue();
            }
        }
        return Optional.ofNullable(owner);
    }

    private static void add(Map<String, Owner> owners, String app, String entry) {
        String setting = setting(app);
        Matcher hashed = HASHED.matcher(entry);
        int colon = entry.indexOf(':');
        boolean isHashed = hashed.matches();
        String name = isHashed ? hashed.group(1) : entry.substring(0, Math.max(0, colon));
        String hash =
                isHashed
                        ? given(setting, hashed.group(2))
                        : made(setting, entry.substring(colon + 1));
        Owner owner = new Owner(name == null || name.isEmpty() ? UNNAMED : name, app);
        Owner other = owners.putIfAbsent(hash, owner);
        if (other != null && !other.appId().equals(app)) {
            throw new InvalidInput(
                    setting, "holds a key of another application; allowed: other keys for each");
        }
    }

    private static String given(String setting, String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new InvalidInput(
                    setting,
                    "holds a SHA-256 that is none; allowed: name:sha256: and 64 hex digits");
        }
        return hash.toLowerCase(Locale.ROOT);
    }

    private static String made(String setting, String key) {
        if (key.length() < LEAST_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidInput(
                    setting,
                    "holds a key that is too short or has spaces; allowed: "
                            + LEAST_LENGTH
                            + " or more characters without spaces (better 32 random ones),"
                            + " separated by commas, each optionally as name:key, or as"
                            + " name:sha256:HEX");
        }
        return hash(key);
    }

    /** The SHA-256 of a key, in lower-case hex. */
    public static String hash(String key) {
        return HexFormat.of().formatHex(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** A copy: looking for one takes longer than its work. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKeys[" + ownersByHash.values() + "]";
    }
}
