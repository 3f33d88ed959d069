package org.kanal.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Every setting's default, from {@code org/kanal/kanal-defaults.properties}. */
public final class DefaultSettings {

    private static final String FILE = "/org/kanal/kanal-defaults.properties";
    private static final Map<String, String> VALUES = read();

    private DefaultSettings() {}

    /** All of them, by key; an empty text is one too. */
    public static Map<String, String> values() {
        return VALUES;
    }

    private static Map<String, String> read() {
        Properties read = new Properties();
        try (InputStream file = DefaultSettings.class.getResourceAsStream(FILE);
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, read::getProperty));
    }
}
