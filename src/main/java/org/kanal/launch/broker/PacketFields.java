package org.kanal.launch.broker;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What stands between a packet's beginning and its body. The broker believes each length that it
 * finds there, goes back where one is negative, and makes objects of Java's out of a property that
 * says it is one; JMS knows no such properties, and no client sends them. And a client that gets a
 * compressed message makes room for what a property says.
 */
final class PacketFields {

    /** Kanal knows a dozen; each is an entry of a table in the broker. */
    static final int MOST_PROPERTIES = 200;

    /** Clients ask for some at a time, of eight bytes each. */
    static final int MOST_IDS = 10_000;

    /** As the broker's limit of a message ({@code imq.message.max_size}). */
    static final int MOST_UNPACKED = 4 << 20;

    private static final String IDS = "JMQQuantity";
    private static final String UNPACKED = "JMS_SUN_UNCOMPRESSED_SIZE";
    private static final int FORMAT = 1;
    private static final int INTEGER = 4;
    private static final int TEXT = 8;

    /** Of yes or no, byte, short, int, long, float and double, whose types are 1 to 7. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 4, 8};

    private PacketFields() {}

    /**
     * Looks through the fields of the header: pairs of a number and a text or number with its
     * length, up to number 0.
     *
     * @throws BadPacket if they do not end within these bytes
     */
    static void requireFields(ByteBuffer bytes) throws BadPacket {
        try {
            while (bytes.hasRemaining() && bytes.getShort() != 0) {
                skip(bytes, bytes.getShort());
            }
        } catch (BufferUnderflowException e) {
            throw new BadPacket("has a header that does not end");
        }
    }

    /**
     * Looks through the properties.
     *
     * @throws BadPacket if they are more than those bytes, or of a kind that JMS does not know, or
     *     ask for more than clients do
     */
    static void requireProperties(ByteBuffer bytes, PacketHead head) throws BadPacket {
        boolean isSized = false;
        try {
            int count = bytes.hasRemaining() ? count(bytes) : 0;
            for (int i = 0; i < count; i++) {
                String name = name(bytes);
                int type = bytes.getShort();
                if (name.equals(UNPACKED)) {
                    requireIn("unpacks to %d bytes", type, bytes, MOST_UNPACKED);
                    isSized = true;
                } else if (name.equals(IDS) && head.asksForIds()) {
                    requireIn("asks for %d ids", type, bytes, MOST_IDS);
                }
                skipValue(bytes, type);
            }
        } catch (BufferUnderflowException e) {
            throw new BadPacket("has properties that do not end");
        }
        if (head.isPacked() && !isSized) {
            throw new BadPacket("does not say what it unpacks to");
        }
    }

    private static int count(ByteBuffer bytes) throws BadPacket {
        int format = bytes.getInt();
        int count = bytes.getInt();
        if (format != FORMAT || count < 0 || count > MOST_PROPERTIES) {
            throw new BadPacket(
                    String.format(
                            "has %d properties in format %d; allowed: at most %d in format %d",
                            count, format, MOST_PROPERTIES, FORMAT));
        }
        return count;
    }

    /** In what Java calls modified UTF-8; only names of ASCII letters matter here. */
    private static String name(ByteBuffer bytes) {
        int length = Short.toUnsignedInt(bytes.getShort());
        int from = bytes.position();
        skip(bytes, length);
        return length > IDS.length() && length != UNPACKED.length()
                ? ""
                : new String(bytes.array(), from, length, StandardCharsets.ISO_8859_1);
    }

    private static void requireIn(String what, int type, ByteBuffer bytes, int most)
            throws BadPacket {
        int value = type == INTEGER ? bytes.getInt(bytes.position()) : -1;
        if (value < 0 || value > most) {
            throw new BadPacket(String.format(what + "; allowed: 0 to %d", value, most));
        }
    }

    private static void skipValue(ByteBuffer bytes, int type) throws BadPacket {
        if (type == TEXT) {
            skip(bytes, Short.toUnsignedInt(bytes.getShort()));
        } else if (type > 0 && type < SIZES.length) {
            skip(bytes, SIZES[type]);
        } else {
            throw new BadPacket("has a property of type " + type + "; allowed: 1 to " + TEXT);
        }
    }

    private static void skip(ByteBuffer bytes, int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + length);
    }
}
