package org.kanal.openmq;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/** What signs the messages on topics, where others than this installation can reach the broker. */
final class TopicSecret {

    private static final String KEY = "kanal.broker.secret";
    private static final int LEAST_CHARACTERS = 16;

    /** Set by the launcher if the broker is in its process, and listens nowhere. */
    private static final String CLOSED = "kanal.launch.broker.closed";

    private TopicSecret() {}

    /**
     * The operator's, that of the cluster, or the broker's password, which all nodes have in common
     * and producers do not know; made up where there is none. Empty if the broker is closed.
     *
     * @throws InvalidInput if it could be guessed
     */
    static Optional<String> from(SettingReader settings) {
        Optional<String> given = settings.optionalSecret(KEY);
        given.ifPresent(TopicSecret::requireLong);
        Optional<String> cluster = settings.optionalSecret("kanal.cluster.secret");
        if (given.isEmpty() && cluster.isEmpty() && settings.text(CLOSED).equals("true")) {
            return Optional.empty();
        }
        return Stream.of(given, cluster, settings.optionalSecret("kanal.broker.password"))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.of(random()));
    }

    private static void requireLong(String secret) {
        if (secret.length() < LEAST_CHARACTERS) {
            throw new InvalidInput(
                    KEY,
                    "has "
                            + secret.length()
                            + " characters; allowed: "
                            + LEAST_CHARACTERS
                            + " or more");
        }
    }

    private static String random() {
        return new BigInteger(256, new SecureRandom()).toString(Character.MAX_RADIX);
    }
}
