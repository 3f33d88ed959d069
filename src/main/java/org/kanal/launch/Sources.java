package org.kanal.launch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where settings come from, in the order and with the names of MicroProfile Config, which reads the
 * same ones for the application: system properties, then environment variables ({@code
 * kanal.http.port} is also {@code KANAL_HTTP_PORT}).
 */
record Sources(Properties properties, Map<String, String> environment) {

    static Sources ofThisProcess() {
        return new Sources(System.getProperties(), System.getenv());
    }

    /** The value of a key; an empty or blank one counts as not set. */
    Optional<String> value(String key) {
        return raw(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value of a key as it was written. */
    Optional<String> raw(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(variable(key))))
                .or(() -> Optional.ofNullable(environment.get(upperCase(key))));
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }

    private static String upperCase(String key) {
        return variable(key).toUpperCase(Locale.ROOT);
    }
}
