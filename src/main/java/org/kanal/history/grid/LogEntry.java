package org.kanal.history.grid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Publication;

/**
 * One entry of a log, and its form in the grid.
 *
 * <p>The bytes are: version (1), the time of the append (8, milliseconds of UTC), the payload, the
 * number of publishers (1: 0 or 1) and the publisher's id, the number of recipients (4) and their
 * ids; each text as its length in bytes (4) and its UTF-8. Channel and position are not in it: they
 * are where it stands.
 *
 * @param appendedAt by the clock of the node that appended it, cut to milliseconds; it tells people
 *     when, and decides nothing
 * @param publication without a position
 */
public record LogEntry(Instant appendedAt, Publication publication) {

    private static final byte VERSION = 1;

    /** As the bytes that {@link #fromBytes} reads. */
    public byte[] toBytes() {
        byte[] payload = utf8(publication.payload().json());
        byte[][] publisher =
                publication.publisherId().stream().map(LogEntry::utf8).toArray(byte[][]::new);
        byte[][] recipients =
                publication.recipients().stream().map(LogEntry::utf8).toArray(byte[][]::new);
        int length = 1 + 8 + 4 + payload.length + 1 + sizeOf(publisher) + 4 + sizeOf(recipients);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put(VERSION).putLong(appendedAt.toEpochMilli());
        put(bytes, payload);
        bytes.put((byte) publisher.length);
        putAll(bytes, publisher);
        bytes.putInt(recipients.length);
        putAll(bytes, recipients);
        return bytes.array();
    }

    /**
     * @throws IllegalArgumentException if the bytes are of a version that is not known here
     */
    public static LogEntry fromBytes(Channel channel, byte[] form) {
        ByteBuffer bytes = ByteBuffer.wrap(form);
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "log entry of version " + version + "; known: " + VERSION);
        }
        Instant appendedAt = Instant.ofEpochMilli(bytes.getLong());
        Payload payload = new Payload(text(bytes));
        Optional<String> publisher = bytes.get() == 0 ? Optional.empty() : Optional.of(text(bytes));
        Set<String> recipients = new LinkedHashSet<>();
        for (int left = bytes.getInt(); left > 0; left--) {
            recipients.add(text(bytes));
        }
        return new LogEntry(
                appendedAt,
                new Publication(channel, payload, publisher, recipients, Optional.empty()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int sizeOf(byte[][] texts) {
        int size = 0;
        for (byte[] text : texts) {
            size += 4 + text.length;
        }
        return size;
    }

    private static void putAll(ByteBuffer bytes, byte[][] texts) {
        for (byte[] text : texts) {
            put(bytes, text);
        }
    }

    private static void put(ByteBuffer bytes, byte[] text) {
        bytes.putInt(text.length).put(text);
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
