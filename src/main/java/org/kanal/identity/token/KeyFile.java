package org.kanal.identity.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kanal.api.InvalidInput;

/**
 * A place on this machine that holds a key: a file, or something on the application's class path.
 *
 * @param setting where the place stands, for errors
 * @param place {@code file:…}, {@code classpath:…}, or a path that is looked for on the class path
 *     first
 */
record KeyFile(String setting, String place) {

    private static final String FILE = "file:";
    private static final String CLASS_PATH = "classpath:";
    private static final int MOST_BYTES = 512 * 1024;

    /**
     * What it holds now.
     *
     * @throws InvalidInput naming the setting if it cannot be read
     */
    String read() {
        try {
            String path =
                    place.startsWith(CLASS_PATH) ? place.substring(CLASS_PATH.length()) : place;
            try (InputStream resource = resource(path)) {
                if (resource != null) {
                    return text(resource);
                }
            }
            Path file = Path.of(path.startsWith(FILE) ? path.substring(FILE.length()) : path);
            try (InputStream content = Files.newInputStream(file)) {
                return text(content);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInput(setting, "'" + place + "' cannot be read: " + e);
        }
    }

    private InputStream resource(String path) {
        return place.startsWith(FILE)
                ? null
                : Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream(path.startsWith("/") ? path.substring(1) : path);
    }

    private String text(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it is larger than " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
