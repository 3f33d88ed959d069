package org.kanal.launch.broker;

import java.nio.ByteBuffer;

/**
 * The fixed beginning of each packet of OpenMQ's protocol. The broker makes room for what it says
 * before it looks whether that can be, and ends where there is none: so it is looked at before.
 *
 * @param type one of {@code com.sun.messaging.jmq.io.PacketType}
 * @param size of the whole packet in bytes, with this beginning
 * @param fieldsEnd where the fields of the header end, and the properties begin
 * @param propertiesEnd where the properties end, and the body begins
 * @param isPacked whether the body is compressed
 */
record PacketHead(int type, int size, int fieldsEnd, int propertiesEnd, boolean isPacked) {

    static final int BYTES = 72;

    /** The broker's own limit of a message (4 MB), and what is around it. */
    static final int MOST_BYTES = (4 << 20) + (64 << 10);

    /** Who somebody is, says little. */
    static final int MOST_OF_AN_INTRODUCTION = 16 << 10;

    /** Names, ids and an address: seven texts of 32 KB at most. */
    static final int MOST_FIELDS = 256 << 10;

    /** A thousand recipients, and what producers add; each byte takes some ten in the broker. */
    static final int MOST_PROPERTIES = 1 << 20;

    private static final int MAGIC = 469_754_818;

    /** Of all clients since 2003; older packets carry serialized objects of Java. */
    private static final int VERSION = 301;

    private static final int PACKED = 0x400;

    private static final int HELLO = 10;
    private static final int AUTHENTICATE = 12;
    private static final int GOODBYE = 28;
    private static final int PING = 54;
    private static final int GENERATE_UID = 62;

    /**
     * Reads the first 72 bytes of a packet.
     *
     * @throws BadPacket if they cannot be of a client's packet
     */
    static PacketHead read(byte[] head) throws BadPacket {
        ByteBuffer bytes = ByteBuffer.wrap(head, 0, BYTES);
        require(bytes.getInt() == MAGIC, "does not begin as one of OpenMQ does");
        int version = bytes.getShort();
        require(version == VERSION, "is of version " + version + "; allowed: " + VERSION);
        int type = bytes.getShort();
        int size = bytes.getInt();
        // When it expires, then the id: time, address, port and sequence.
        bytes.position(bytes.position() + 8 + 8 + 16 + 4 + 4);
        int fieldsEnd = bytes.getInt();
        int properties = bytes.getInt();
        bytes.position(bytes.position() + 2); // priority and encryption
        boolean isPacked = (bytes.getShort() & PACKED) != 0;
        require(type > 0, "is of type " + type);
        requireIn("is %,d bytes large; allowed: %d to %,d", size, BYTES, MOST_BYTES);
        requireIn(
                "has properties from byte %,d; allowed: %d to %,d",
                fieldsEnd, BYTES, Math.min(size, BYTES + MOST_FIELDS));
        requireIn(
                "has %,d bytes of properties; allowed: %d to %,d",
                properties, 0, Math.min(size - fieldsEnd, MOST_PROPERTIES));
        return new PacketHead(type, size, fieldsEnd, fieldsEnd + properties, isPacked);
    }

    /** Whether it may come from who has not said yet who it is. */
    boolean isOfAStranger() {
        return isIntroduction() || type == PING || type == GOODBYE;
    }

    /** Whether it says who its sender is. */
    boolean isIntroduction() {
        return type == HELLO || isProof();
    }

    /** Whether it holds the password, or what was made of it. */
    boolean isProof() {
        return type == AUTHENTICATE;
    }

    /** Whether it asks for as many ids as a property says. */
    boolean asksForIds() {
        return type == GENERATE_UID;
    }

    private static void requireIn(String what, int value, int least, int most) throws BadPacket {
        require(value >= least && value <= most, String.format(what, value, least, most));
    }

    private static void require(boolean isSo, String otherwise) throws BadPacket {
        if (!isSo) {
            throw new BadPacket(otherwise);
        }
    }
}
