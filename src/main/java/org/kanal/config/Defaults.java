package org.kanal.config;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.kanal.support.DefaultSettings;

/**
 * The defaults as a source of Kanal's own, found by {@code META-INF/services}, so that the server
 * reads them too: an application that Kanal is a library of has a {@code
 * META-INF/microprofile-config.properties} itself, and of two of them one would count. In an EAR
 * the server does not look for sources in its WARs; there Kanal alone knows them.
 */
public class Defaults implements ConfigSource {

    /** Below every source that an application has; its files have 100. */
    private static final int ORDINAL = 50;

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Map<String, String> getProperties() {
        return DefaultSettings.values();
    }

    @Override
    public Set<String> getPropertyNames() {
        return DefaultSettings.values().keySet();
    }

    @Override
    public String getValue(String key) {
        return DefaultSettings.values().get(key);
    }

    @Override
    public String getName() {
        return "Kanal's defaults";
    }
}
