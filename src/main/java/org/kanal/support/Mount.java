package org.kanal.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where Kanal stands below the context root of its application: at the root in a WAR of its own, at
 * {@code /kanal} as a library of another one, whose root is not Kanal's. That is how it was packed:
 * the library has a file that says so, and the WAR has none.
 */
public final class Mount {

    private static final String FILE = "mount.txt";
    private static final String PREFIX = read();
    private static final List<String> FOR_CLIENTS = List.of("/realtime");

    private Mount() {}

    /**
     * Where a path of Kanal's is in the application's context.
     *
     * @param path such as {@code /realtime}
     */
    public static String at(String path) {
        return PREFIX + path;
    }

    /**
     * Where clients connect, by whatever transport. Before these the filters of admission are put
     * in web.xml and in the library's web-fragment.xml, which is no place that code could choose.
     */
    public static List<String> forClients() {
        return FOR_CLIENTS.stream().map(Mount::at).toList();
    }

    /** Whether another application is around Kanal, which must not notice it. */
    public static boolean isLibrary() {
        return !PREFIX.isEmpty();
    }

    private static String read() {
        try (InputStream file = Mount.class.getResourceAsStream(FILE)) {
            return file == null
                    ? ""
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
