package org.kanal.launch.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Packets of OpenMQ's protocol, made by hand. */
public final class Packets {

    public static final int TEXT_MESSAGE = 1;
    public static final int HELLO = 10;
    public static final int AUTHENTICATE = 12;
    public static final int PING = 54;
    public static final int GENERATE_UID = 62;

    private Packets() {}

    /** A beginning that says anything. */
    public static byte[] head(int type, int size, int fieldsEnd, int properties) {
        return head(301, type, size, fieldsEnd, properties);
    }

    public static byte[] head(int version, int type, int size, int fieldsEnd, int properties) {
        return ByteBuffer.allocate(PacketHead.BYTES)
                .putInt(469_754_818)
                .putShort((short) version)
                .putShort((short) type)
                .putInt(size)
                .put(new byte[40])
                .putInt(fieldsEnd)
                .putInt(properties)
                .array();
    }

    /** A whole one. */
    public static byte[] packet(int type, byte[] fields, byte[] properties, byte[] body) {
        int fieldsEnd = PacketHead.BYTES + fields.length;
        int size = fieldsEnd + properties.length + body.length;
        return joined(head(type, size, fieldsEnd, properties.length), fields, properties, body);
    }

    /** Properties as they are written: how many there are said to be, and those that are there. */
    public static byte[] properties(int count, byte[]... each) {
        byte[] said = ByteBuffer.allocate(8).putInt(1).putInt(count).array();
        return joined(said, joined(each));
    }

    public static byte[] property(String name, int type, byte[] value) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] written =
                ByteBuffer.allocate(text.length + 4)
                        .putShort((short) text.length)
                        .put(text)
                        .putShort((short) type)
                        .array();
        return joined(written, value);
    }

    public static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** A field of the header, with a length that it says. */
    public static byte[] field(int number, int length, byte[] value) {
        byte[] written =
                ByteBuffer.allocate(4).putShort((short) number).putShort((short) length).array();
        return joined(written, value);
    }

    public static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
