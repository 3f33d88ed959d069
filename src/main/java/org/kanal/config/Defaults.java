package org.kanal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Every setting's default, from {@code org/kanal/kanal-defaults.properties}. A source of Kanal's
 * own, found by {@code META-INF/services}: an application that Kanal is a library of has a {@code
 * META-INF/microprofile-config.properties} itself, and of two of them one would count.
 */
public class Defaults implements ConfigSource {

    private static final String FILE = "/org/kanal/kanal-defaults.properties";

    /** Below every source that an application has; its files have 100. */
    private static final int ORDINAL = 50;

    private final Map<String, String> values = read();

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Map<String, String> getProperties() {
        return values;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public String getValue(String key) {
        return values.get(key);
    }

    @Override
    public String getName() {
        return "Kanal's defaults";
    }

    private static Map<String, String> read() {
        Properties read = new Properties();
        try (InputStream file = Defaults.class.getResourceAsStream(FILE);
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, read::getProperty));
    }
}
