package org.kanal.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.kanal.api.InvalidInput;
import org.kanal.support.Hmac;
import org.kanal.support.SettingReader;

/**
 * The key that signs resume texts; the same on all nodes, or visitors get a new id when they come
 * back to another one.
 *
 * @param key made of {@code kanal.resume.secret}; never shown to anybody
 * @param maxAge how long a resume text gives its id back ({@code kanal.resume.max-age})
 */
public record ResumeSecret(byte[] key, Duration maxAge) {

    /** What else may be made of the same secret has another key. */
    private static final byte[] PURPOSE = bytes("kanal resume 1");

    /** The bits of a key that are not to be searched for; HKDF (RFC 5869) is no slow hash. */
    private static final int LEAST_CHARACTERS = 16;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final String SECRET = "kanal.resume.secret";
    private static final String OF_CLUSTER = "kanal.cluster.secret";
    private static final String MAX_AGE = "kanal.resume.max-age";
    private static final int RANDOM_BYTES = 32;
    private static final byte FIRST_BLOCK = 1;

    /**
     * @throws InvalidInput if the time is too short
     */
    public ResumeSecret {
        if (maxAge.compareTo(SHORTEST) < 0) {
            throw new InvalidInput(
                    MAX_AGE,
                    maxAge + " is too short; allowed: " + SHORTEST + " or more, such as P7D");
        }
    }

    /**
     * What the settings say, else what is made of the cluster's secret; made up at each start
     * unless there is one: then visitors get a new id after a restart.
     *
     * @throws InvalidInput if it could be guessed, or the time is too short
     */
    public static ResumeSecret from(SettingReader settings) {
        Duration maxAge = settings.duration(MAX_AGE);
        String own = settings.secret(SECRET);
        String given = own.isEmpty() ? settings.secret(OF_CLUSTER) : own;
        return given.isEmpty()
                ? new ResumeSecret(new SecureRandom().generateSeed(RANDOM_BYTES), maxAge)
                : of(given, maxAge);
    }

    /**
     * The key from the setting, by HKDF with SHA-256.
     *
     * @throws InvalidInput if it could be guessed
     */
    public static ResumeSecret of(String secret, Duration maxAge) {
        if (secret.length() < LEAST_CHARACTERS) {
            throw new InvalidInput(
                    SECRET,
                    "has "
                            + secret.length()
                            + " characters; allowed: "
                            + LEAST_CHARACTERS
                            + " or more, made at random: whoever has seen a resume text can try"
                            + " secrets that people think of");
        }
        return new ResumeSecret(derived(bytes(secret)), maxAge);
    }

    /** Its first block: as many bytes as the hash has. */
    private static byte[] derived(byte[] secret) {
        byte[] extracted = new Hmac(new byte[Hmac.LENGTH]).digest(secret);
        byte[] info = Arrays.copyOf(PURPOSE, PURPOSE.length + 1);
        info[PURPOSE.length] = FIRST_BLOCK;
        return new Hmac(extracted).digest(info);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ResumeSecret[hidden]";
    }
}
