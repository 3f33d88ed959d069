package org.kanal.broker.openmq;

import java.nio.charset.StandardCharsets;
import org.kanal.api.Channel;

/**
 * The JMS topic of a channel: {@code kanal.NAME}, and {@code kanal.NAME.RESOURCE} of a resource;
 * for a channel of another application with {@code @APP} before the name, which no name can be.
 * OpenMQ takes letters, digits, {@code _} and {@code $} between the dots, so every other byte of a
 * part's UTF-8 is written as {@code $} and two lower-case hex digits. Different channels have
 * different topics.
 */
public final class TopicName {

    private static final String PREFIX = "kanal.";
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private TopicName() {}

    /** The name of a channel's topic. */
    public static String of(Channel channel) {
        StringBuilder topic = new StringBuilder(PREFIX);
        if (!channel.isOwn()) {
            appendEncoded("@" + channel.appId(), topic);
            topic.append('.');
        }
        appendEncoded(channel.name(), topic);
        if (channel.isResource()) {
            topic.append('.');
            appendEncoded(channel.resourceId(), topic);
        }
        return topic.toString();
    }

    private static void appendEncoded(String part, StringBuilder topic) {
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                topic.append((char) b);
            } else {
                topic.append('$').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
            }
        }
    }

    private static boolean isPlain(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_';
    }
}
