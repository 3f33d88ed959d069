package org.kanal.config;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Settings as the server has them where nobody gives any, with some that a test gives. As the
 * server does, it takes backslashes away from what is not read raw.
 */
final class ConfigInMemory {

    /** Those in which {@code ${…}} and backslashes stand for themselves. */
    private static final Pattern SECRET = Pattern.compile("kanal\\..*(secret|password|keys)");

    private ConfigInMemory() {}

    /**
     * @param given what counts instead of the defaults
     * @param asked hears each key that is read
     */
    static Config with(Map<String, String> given, Consumer<String> asked) throws IOException {
        Properties values = defaults();
        values.putAll(given);
        return (Config)
                Proxy.newProxyInstance(
                        Config.class.getClassLoader(),
                        new Class<?>[] {Config.class},
                        (proxy, method, arguments) -> {
                            String key = (String) arguments[0];
                            asked.accept(key);
                            String raw = values.getProperty(key);
                            boolean isRaw = method.getName().equals("getConfigValue");
                            if (!isRaw && SECRET.matcher(key).matches()) {
                                throw new AssertionError(key + " is not read as it is written");
                            }
                            return isRaw
                                    ? value(raw)
                                    : Optional.ofNullable(raw)
                                            .map(value -> value.replace("\\", ""))
                                            .filter(value -> !value.isEmpty());
                        });
    }

    /** The keys in the file of the defaults, with their values. */
    static Properties defaults() throws IOException {
        Properties values = new Properties();
        try (InputStream defaults =
                ConfigInMemory.class.getResourceAsStream("/org/kanal/kanal-defaults.properties")) {
            values.load(defaults);
        }
        return values;
    }

    private static ConfigValue value(String raw) {
        return (ConfigValue)
                Proxy.newProxyInstance(
                        Config.class.getClassLoader(),
                        new Class<?>[] {ConfigValue.class},
                        (proxy, method, arguments) -> {
                            if (!method.getName().equals("getRawValue")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            return raw;
                        });
    }
}
