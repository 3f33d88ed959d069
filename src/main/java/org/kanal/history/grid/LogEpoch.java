package org.kanal.history.grid;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.history.Retention;

/**
 * One life of a channel's stream, and its names in the grid.
 *
 * <p>The retention is part of the names, so that nodes with different settings (while an
 * installation is changed node by node) still use the same ring: a new size or ttl counts from the
 * next epoch on. Ring and epoch are placed by the channel's name, so that they live in the same
 * partition: they are lost together, and operations on both take effect in the order sent.
 *
 * @param id 128 random bits as short text: what the world knows as {@code position.epoch}
 */
record LogEpoch(Channel channel, Retention retention, String id) {

    static final String RINGS = "kanal.log.";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new life; its id was never used before. */
    static LogEpoch begin(Channel channel, Retention retention) {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new LogEpoch(
                channel, retention, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The name of this epoch's ring. Hazelcast places it by what follows the first {@code @}. */
    String ringName() {
        return RINGS + text() + "@" + channel;
    }

    /**
     * The pattern of the names of all rings with this retention: it carries their configuration.
     */
    String ringNames() {
        return RINGS + retention.size() + "." + retention.ttl().toSeconds() + ".*";
    }

    /** Retention and id, as the map of epochs holds them. */
    String text() {
        return retention.size() + "." + retention.ttl().toSeconds() + "." + id;
    }

    static LogEpoch parse(Channel channel, String text) {
        String[] parts = text.split("\\.");
        return new LogEpoch(
                channel,
                new Retention(
                        Integer.parseInt(parts[0]), Duration.ofSeconds(Long.parseLong(parts[1]))),
                parts[2]);
    }

    /** The epoch that a ring belongs to; empty if the object is none of our rings. */
    static Optional<LogEpoch> ofRing(String ringName) {
        if (!ringName.startsWith(RINGS)) {
            return Optional.empty();
        }
        int at = ringName.indexOf('@');
        return Optional.of(
                parse(
                        Channel.parse(ringName.substring(at + 1)),
                        ringName.substring(RINGS.length(), at)));
    }
}
