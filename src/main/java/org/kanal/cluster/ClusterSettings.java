package org.kanal.cluster;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * How nodes talk to each other once the launcher has joined them, by its record of the same name.
 *
 * @param secret signs what nodes tell each other ({@code kanal.cluster.secret}); the same on all
 *     nodes, never shown to anybody; empty for a node alone
 * @param nodeName what people call this node ({@code kanal.node.name}); by default the host's name
 * @param answerTimeout how long whoever wants something done on all nodes waits for the others
 *     ({@code kanal.cluster.answer-timeout})
 * @param maxClockSkew how far apart the clocks of nodes may be ({@code
 *     kanal.cluster.max-clock-skew})
 */
public record ClusterSettings(
        Optional<String> secret, String nodeName, Duration answerTimeout, Duration maxClockSkew) {

    /** The setting that makes nodes a cluster. */
    public static final String SECRET = "kanal.cluster.secret";

    static final String MAX_SKEW = "kanal.cluster.max-clock-skew";

    private static final String NAME = "kanal.node.name";
    private static final String ANSWER = "kanal.cluster.answer-timeout";
    private static final int LEAST_CHARACTERS = 16;
    private static final int BITS = 256;

    /**
     * @throws InvalidInput if the secret could be guessed, or a time is none
     */
    public ClusterSettings {
        Bounds.positive(ANSWER, answerTimeout, "PT10S");
        Bounds.positive(MAX_SKEW, maxClockSkew, "PT1M");
        secret.filter(given -> given.length() < LEAST_CHARACTERS)
                .ifPresent(
                        given -> {
                            throw new InvalidInput(
                                    SECRET,
                                    "has "
                                            + given.length()
                                            + " characters; allowed: "
                                            + LEAST_CHARACTERS
                                            + " or more, made at random");
                        });
    }

    /**
     * @throws InvalidInput if the secret could be guessed
     */
    public static ClusterSettings from(SettingReader settings) {
        return new ClusterSettings(
                settings.optionalSecret(SECRET),
                settings.optional(NAME).orElseGet(ClusterSettings::hostName),
                settings.duration(ANSWER),
                settings.duration(MAX_SKEW));
    }

    /** The secret; without one a node is to understand nobody. */
    public String secretOrRandom() {
        return secret.orElseGet(
                () -> new BigInteger(BITS, new SecureRandom()).toString(Character.MAX_RADIX));
    }

    /** Of a node alone, for tests and tools. */
    public static ClusterSettings alone(String nodeName) {
        return new ClusterSettings(
                Optional.empty(), nodeName, Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return "ClusterSettings[" + nodeName + "]";
    }
}
