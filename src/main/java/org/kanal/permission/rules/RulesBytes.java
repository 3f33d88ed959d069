package org.kanal.permission.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a rules file's text: UTF-8, with or without a byte order mark, at most 1 MB. What is no
 * such text is an {@link IOException} that says what it is and what is allowed.
 */
final class RulesBytes {

    private static final int MAX_BYTES = 1_048_576;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RulesBytes() {}

    static String read(Path path) throws IOException {
        requireReadable(path);
        byte[] bytes;
        try (InputStream file = Files.newInputStream(path)) {
            bytes = file.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("is too large; allowed: at most " + MAX_BYTES + " bytes");
        }
        return text(bytes);
    }

    /** Another kind of file may never end, or never begin. */
    private static void requireReadable(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no such file; allowed: one that this server can read");
        } else if (Files.isDirectory(path)) {
            throw new IOException("is a directory; allowed: a file");
        } else if (!Files.isRegularFile(path)) {
            throw new IOException("is no ordinary file; allowed: one with text");
        } else if (!Files.isReadable(path)) {
            throw new IOException("may not be read by the server's user");
        }
    }

    /** What a file's bytes say. */
    static String text(byte[] bytes) throws IOException {
        if (looksLikeUtf16(bytes)) {
            throw new IOException("is UTF-16 text; allowed: UTF-8");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("is not UTF-8 text; allowed: UTF-8", e);
        }
    }

    /** By its mark, or by the zeros that UTF-16 has beside each ordinary character. */
    private static boolean looksLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return mark == 0xfeff || mark == 0xfffe || (bytes[0] == 0) != (bytes[1] == 0);
    }
}
