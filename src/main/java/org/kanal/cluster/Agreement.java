package org.kanal.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kanal.api.InvalidInput;

/**
 * What nodes must have alike, compared when one joins: settings, and the time. The one that joins
 * is the one that does not start.
 */
public final class Agreement implements PeerListener {

    private static final Logger LOG = System.getLogger(Agreement.class.getName());
    private static final String KIND = "agreement";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long members of the grid are waited for that may have no Kanal, or start as well. */
    private static final Duration TO_MEET = Duration.ofSeconds(3);

    private static final Duration NOTEWORTHY = Duration.ofSeconds(10);

    private final Peers peers;
    private final Map<String, String> own;
    private final Duration maxSkew;
    private final Clock clock;
    private volatile boolean hasAgreed;

    /**
     * @param own by key, what this node has; of secrets only what tells nothing else than that they
     *     differ ({@link Fingerprint})
     * @param maxSkew how far apart clocks may be
     */
    public Agreement(Peers peers, Map<String, String> own, Duration maxSkew, Clock clock) {
        this.peers = peers;
        this.own = Map.copyOf(own);
        this.maxSkew = maxSkew;
        this.clock = clock;
        peers.listen(KIND, this);
    }

    @Override
    public String asked(Node from, String question) {
        StringBuilder answer = new StringBuilder().append(clock.millis());
        own.forEach((key, value) -> answer.append('\n').append(key).append('=').append(url(value)));
        return answer.toString();
    }

    /**
     * One that is met after this one has started: it starts now and refuses by itself, or both went
     * on apart and have found each other, which can only be told.
     */
    @Override
    public void joined(Node node) {
        if (hasAgreed) {
            peers.ask(KIND, "", PATIENCE)
                    .thenAccept(
                            answers ->
                                    Optional.ofNullable(answers.given().get(node))
                                            .ifPresent(answer -> tellDifference(node, answer)));
        }
    }

    private void tellDifference(Node node, String answer) {
        try {
            compare(node, values(answer.split("\n")));
        } catch (InvalidInput different) {
            LOG.log(
                    Level.ERROR,
                    "{0}; stop one of the two and give it the other one''s value",
                    different.getMessage());
        }
    }

    /**
     * Compares with the nodes that are there.
     *
     * @throws InvalidInput naming the first key whose value is another one there, or the clock's
     */
    public void check() {
        peers.meet(TO_MEET);
        hasAgreed = true;
        Instant before = clock.instant();
        Answers answers = peers.ask(KIND, "", PATIENCE).join();
        Duration took = Duration.between(before, clock.instant());
        Instant middle = before.plus(took.dividedBy(2));
        answers.given()
                .forEach(
                        (node, answer) -> {
                            String[] lines = answer.split("\n");
                            compareClocks(node, Long.parseLong(lines[0]), middle, took);
                            compare(node, values(lines));
                        });
        answers.silent()
                .forEach(
                        node ->
                                LOG.log(
                                        Level.WARNING,
                                        "Node " + node + " did not say which settings it has"));
    }

    private void compare(Node node, Map<String, String> theirs) {
        new TreeMap<>(own)
                .forEach(
                        (key, value) -> {
                            String other = theirs.get(key);
                            if (other != null && !other.equals(value)) {
                                throw new InvalidInput(key, difference(node, value, other));
                            }
                        });
    }

    private static String difference(Node node, String mine, String theirs) {
        return Fingerprint.isOne(mine)
                ? "not the same as at node " + node + "; allowed: the same on all nodes"
                : "'"
                        + mine
                        + "' here and '"
                        + theirs
                        + "' at node "
                        + node
                        + "; allowed: the same on all nodes";
    }

    /** The answer was made some time between question and arrival. */
    private void compareClocks(Node node, long theirs, Instant middle, Duration took) {
        Duration apart =
                Duration.between(middle, Instant.ofEpochMilli(theirs))
                        .abs()
                        .minus(took.dividedBy(2));
        if (apart.compareTo(maxSkew) > 0) {
            throw new InvalidInput(
                    ClusterSettings.MAX_SKEW,
                    "this machine's clock is "
                            + apart.toSeconds()
                            + " s from that of node "
                            + node
                            + ", more than "
                            + maxSkew
                            + "; allowed: clocks that are set by NTP");
        }
        if (apart.compareTo(NOTEWORTHY) > 0) {
            LOG.log(
                    Level.WARNING,
                    "This machine's clock is "
                            + apart.toSeconds()
                            + " s from that of node "
                            + node
                            + ": bans, tokens and logs end too early or too late");
        }
    }

    private static Map<String, String> values(String[] lines) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int sign = lines[i].indexOf('=');
            values.put(
                    lines[i].substring(0, sign),
                    URLDecoder.decode(lines[i].substring(sign + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
