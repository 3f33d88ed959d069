package org.kanal.rest;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.kanal.api.InvalidInput;

/**
 * Checks that the address of a request says what it means. Decoders put U+FFFD in place of bytes
 * that are not UTF-8, so that several addresses would name one channel that nobody meant.
 */
final class StrictAddress {

    private static final String RESOURCES = "resources";

    private StrictAddress() {}

    /**
     * @throws InvalidInput naming the part that is not UTF-8
     */
    static void require(URI address) {
        String before = "";
        for (String part : address.getRawPath().split("/")) {
            requireNoParameters(before, part);
            require(before.equals(RESOURCES) ? "channel.resourceId" : "path", part);
            before = part;
        }
        String query = address.getRawQuery();
        if (query == null || query.indexOf('%') < 0) {
            return;
        }
        for (String parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            String name = end < 0 ? parameter : parameter.substring(0, end);
            require(name, parameter);
        }
    }

    /** They would be cut off: {@code /resources/a;b} would be resource {@code a}. */
    private static void requireNoParameters(String before, String part) {
        if (part.indexOf(';') >= 0) {
            throw new InvalidInput(
                    before.equals(RESOURCES) ? "channel.resourceId" : "path",
                    "has a semicolon; allowed: %3B for one, and parameters behind a question mark");
        }
    }

    private static void require(String field, String encoded) {
        if (encoded.indexOf('%') >= 0 && !isUtf8(encoded)) {
            throw new InvalidInput(field, "is not UTF-8; allowed: percent-encoded UTF-8");
        }
    }

    private static boolean isUtf8(String encoded) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(encoded)));
            return true;
        } catch (CharacterCodingException | NumberFormatException e) {
            return false;
        }
    }

    private static byte[] bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 3 > encoded.length()) {
                throw new NumberFormatException("an escape that does not end");
            }
            bytes.write(Integer.parseUnsignedInt(encoded, i + 1, i + 3, 16));
            i += 2;
        }
        return bytes.toByteArray();
    }
}
