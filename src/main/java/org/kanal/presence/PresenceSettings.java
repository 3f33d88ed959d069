package org.kanal.presence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * What is told of who is there.
 *
 * @param rules of which channels ({@code kanal.presence.channels})
 * @param grace how long a member whose connection is lost stays ({@code kanal.presence.grace})
 * @param batch how long changes are gathered before they are told ({@code kanal.presence.batch})
 * @param pace how much is told each second
 * @param sizes how much may be told at once
 * @param maxBytes what this node's members may take, in bytes ({@code kanal.presence.max-bytes})
 * @param cluster what is told of and to other nodes
 */
public record PresenceSettings(
        List<PresenceRule> rules,
        Duration grace,
        Duration batch,
        Pace pace,
        Sizes sizes,
        long maxBytes,
        Cluster cluster) {

    private static final String GRACE = "kanal.presence.grace";
    private static final String BATCH = "kanal.presence.batch";
    private static final String PUSHES = "kanal.presence.pushes-per-second";
    private static final String BYTES = "kanal.presence.bytes-per-second";
    private static final String DATA = "kanal.presence.data-bytes";
    private static final String PAGE = "kanal.presence.page-size";
    private static final String PAGE_BYTES = "kanal.presence.page-bytes";
    private static final String NAMED = "kanal.presence.max-named";
    private static final String MAX_BYTES = "kanal.presence.max-bytes";
    private static final String LINGER = "kanal.presence.linger";
    private static final String NODE_GRACE = "kanal.presence.node-grace";
    private static final String ANSWER = "kanal.presence.answer-timeout";

    private static final Duration SHORTEST_BATCH = Duration.ofMillis(10);
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(10);
    private static final Duration LONGEST_NODE_GRACE = Duration.ofMinutes(1);
    private static final int MOST_ON_A_PAGE = 1_000;
    private static final int MOST_DATA = 16_384;
    private static final int LEAST_TOLD = 1_024;
    private static final int LEAST_PAGE_BYTES = 65_536;
    private static final int MOST_PAGE_BYTES = 1 << 20;
    private static final long LEAST_BYTES = 1L << 20;

    /**
     * How much is told each second.
     *
     * @param pushes to how many connections, over all channels ({@code
     *     kanal.presence.pushes-per-second})
     * @param bytes how many bytes of one channel's changes to each of them, for long; at once as
     *     many as one batch may have ({@code kanal.presence.bytes-per-second})
     */
    public record Pace(int pushes, int bytes) {

        /**
         * @throws InvalidInput if a value is outside of what is allowed
         */
        public Pace {
            Bounds.atLeast(PUSHES, pushes, 1);
            Bounds.atLeast(BYTES, bytes, LEAST_TOLD);
        }
    }

    /**
     * How much may be told at once.
     *
     * @param data the most bytes that a member may say about itself ({@code
     *     kanal.presence.data-bytes})
     * @param page the most members of one answer ({@code kanal.presence.page-size})
     * @param pageBytes the most bytes of one answer, and of one batch of changes ({@code
     *     kanal.presence.page-bytes})
     * @param named up to how many members a channel's changes are told by name ({@code
     *     kanal.presence.max-named})
     */
    public record Sizes(int data, int page, int pageBytes, int named) {

        /**
         * @throws InvalidInput if a value is outside of what is allowed
         */
        public Sizes {
            Bounds.between(DATA, data, 1, MOST_DATA);
            Bounds.between(PAGE, page, 1, MOST_ON_A_PAGE);
            Bounds.between(PAGE_BYTES, pageBytes, LEAST_PAGE_BYTES, MOST_PAGE_BYTES);
            Bounds.atLeast(NAMED, named, 0);
        }
    }

    /**
     * What is told of and to other nodes.
     *
     * @param linger how long their members are still followed when nobody asks for them any more
     *     ({@code kanal.presence.linger})
     * @param nodeGrace how long the members of a node stay that is gone ({@code
     *     kanal.presence.node-grace})
     * @param answerTimeout how long it is waited until all nodes have said who is there ({@code
     *     kanal.presence.answer-timeout})
     */
    public record Cluster(Duration linger, Duration nodeGrace, Duration answerTimeout) {

        /**
         * @throws InvalidInput if a value is outside of what is allowed
         */
        public Cluster {
            Bounds.atLeast(LINGER, linger, Duration.ZERO);
            Bounds.between(NODE_GRACE, nodeGrace, Duration.ZERO, LONGEST_NODE_GRACE);
            Bounds.positive(ANSWER, answerTimeout, "PT2S");
        }
    }

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public PresenceSettings {
        rules = List.copyOf(rules);
        Bounds.atLeast(GRACE, grace, Duration.ZERO);
        Bounds.between(BATCH, batch, SHORTEST_BATCH, LONGEST_BATCH);
        Bounds.atLeast(MAX_BYTES, maxBytes, LEAST_BYTES);
    }

    /**
     * What the settings say.
     *
     * @param auto the memory for members where the server is to choose it
     * @throws InvalidInput if a value is not allowed
     */
    public static PresenceSettings from(SettingReader settings, LongSupplier auto) {
        return new PresenceSettings(
                PresenceRule.parse(settings.text(PresenceRule.KEY)),
                settings.duration(GRACE),
                settings.duration(BATCH),
                new Pace(settings.whole(PUSHES), settings.whole(BYTES)),
                new Sizes(
                        settings.whole(DATA),
                        settings.whole(PAGE),
                        settings.whole(PAGE_BYTES),
                        settings.whole(NAMED)),
                settings.large(MAX_BYTES, auto),
                new Cluster(
                        settings.duration(LINGER),
                        settings.duration(NODE_GRACE),
                        settings.duration(ANSWER)));
    }

    /** What is told of a channel; empty if nothing is. */
    public Optional<PresenceRule> of(Channel channel) {
        for (PresenceRule rule : rules) {
            if (rule.pattern().matches(channel)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
