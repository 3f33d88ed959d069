package org.kanal.history.memory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kanal.api.Channel;

/**
 * The epochs of channels that have no stream, without anything kept for a channel that never had
 * one: an epoch's name is a digest of this run's random bits, the channel and its generation, which
 * grows each time the channel's stream ends. So looking at a channel costs no memory, and its first
 * publication goes on in the epoch that was shown before it.
 *
 * <p>The generations of the channels that ended last are remembered one by one. Older ones are
 * folded into a table of fixed size, by a hash of the channel: channels that share a place there
 * may get a new epoch once more, which tells their readers to load again, and no epoch twice.
 *
 * <p>Not thread-safe.
 */
final class MemoryEpochs {

    static final int MOST_REMEMBERED = 10_000;

    private static final int PLACES = 1 << 14;
    private static final int LENGTH = 16;

    private final byte[] run = new byte[LENGTH];
    private final Map<Channel, Long> remembered = new LinkedHashMap<>();
    private final long[] folded = new long[PLACES];
    private final int mostRemembered;
    private long newest;

    /**
     * @param mostRemembered how many channels' generations are known exactly
     */
    MemoryEpochs(int mostRemembered) {
        this.mostRemembered = mostRemembered;
        new SecureRandom().nextBytes(run);
    }

    /** The name of the channel's epoch, as long as it has no stream, and of its next stream. */
    String current(Channel channel) {
        byte[] name = channel.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bits =
                digest().digest(
                                ByteBuffer.allocate(LENGTH + Long.BYTES + name.length)
                                        .put(run)
                                        .putLong(generation(channel))
                                        .put(name)
                                        .array());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bits, LENGTH));
    }

    /** The channel's stream is over: its next epoch is one that it never had. */
    void end(Channel channel) {
        newest++;
        remembered.remove(channel); // so that it stands last
        remembered.put(channel, newest);
        if (remembered.size() > mostRemembered) {
            Iterator<Map.Entry<Channel, Long>> longest = remembered.entrySet().iterator();
            Map.Entry<Channel, Long> forgotten = longest.next();
            longest.remove();
            int place = place(forgotten.getKey());
            folded[place] = Math.max(folded[place], forgotten.getValue());
        }
    }

    private long generation(Channel channel) {
        Long known = remembered.get(channel);
        return known == null ? folded[place(channel)] : known;
    }

    private static int place(Channel channel) {
        int hash = channel.hashCode() * 0x9E3779B9;
        return (hash >>> 16) & (PLACES - 1);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}
