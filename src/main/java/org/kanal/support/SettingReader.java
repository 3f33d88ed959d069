package org.kanal.support;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.kanal.api.InvalidInput;

/**
 * Reads settings and names the key where a value is not what it should be. Every key has its
 * default in {@code org/kanal/kanal-defaults.properties}.
 */
public final class SettingReader {

    /** Beyond this the arithmetic on nanoseconds overflows before it makes sense. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final String AUTO = "auto";

    private final Config config;

    public SettingReader(Config config) {
        this.config = config;
    }

    /** Without blanks around it; empty if it is set to nothing, or not set and has no default. */
    public String text(String key) {
        return config.getOptionalValue(key, String.class)
                .map(String::strip)
                .orElseGet(() -> raw(key).isEmpty() ? "" : defaultOf(key));
    }

    /** The server may not know the defaults: it does not look for them everywhere. */
    private String raw(String key) {
        String raw = config.getConfigValue(key).getRawValue();
        return raw == null ? defaultOf(key) : raw;
    }

    private static String defaultOf(String key) {
        return DefaultSettings.values().getOrDefault(key, "");
    }

    /**
     * As it was written: MicroProfile Config puts other settings' values where a text has {@code
     * ${…}}, and takes backslashes away, which a secret is not to suffer.
     *
     * @return empty if it is not set
     * @throws InvalidInput naming the key, not the secret, if it begins or ends with a blank
     */
    public String secret(String key) {
        String raw = raw(key);
        if (!raw.equals(raw.strip())) {
            throw new InvalidInput(key, "begins or ends with a blank; allowed: none there");
        }
        return raw;
    }

    /** As {@link #secret}; empty if it is not set. */
    public Optional<String> optionalSecret(String key) {
        return Optional.of(secret(key)).filter(given -> !given.isEmpty());
    }

    /** Secrets, separated by commas. */
    public List<String> secrets(String key) {
        return parts(secret(key));
    }

    /**
     * A whole number.
     *
     * @throws InvalidInput naming the key, as all of these do
     */
    public int whole(String key) {
        String value = text(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    /** A whole number that may be larger than an int. */
    public long large(String key) {
        String value = text(key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    /** A whole number, or {@code auto} for what the server chooses. */
    public int whole(String key, IntSupplier auto) {
        return text(key).equals(AUTO) ? auto.getAsInt() : whole(key);
    }

    /** A whole number that may be larger, or {@code auto} for what the server chooses. */
    public long large(String key, LongSupplier auto) {
        return text(key).equals(AUTO) ? auto.getAsLong() : large(key);
    }

    /** Whether the server is to choose. */
    public boolean isAuto(String key) {
        return text(key).equals(AUTO);
    }

    /** {@code true} or {@code false}. */
    public boolean yesOrNo(String key) {
        String value = text(key);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, value, "true or false");
        };
    }

    /** A time as ISO 8601 writes it, at most a year. */
    public Duration duration(String key) {
        String value = text(key);
        try {
            Duration duration = Duration.parse(value);
            if (duration.abs().compareTo(LONGEST) > 0) {
                throw wrong(key, value, "at most " + LONGEST);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw wrong(key, value, "an ISO 8601 duration such as PT30S or PT5M");
        }
    }

    /** One of a few words. */
    public String oneOf(String key, Collection<String> allowed) {
        String value = text(key);
        if (!allowed.contains(value)) {
            throw wrong(key, value, String.join(" or ", new TreeSet<>(allowed)));
        }
        return value;
    }

    /** What commas separate; empty if it is not set. */
    public List<String> list(String key) {
        return parts(text(key));
    }

    /** What each of those that a key lists has; in their order. */
    public <T> Map<String, T> each(String key, Function<String, T> has) {
        Map<String, T> all = new LinkedHashMap<>();
        list(key).forEach(id -> all.put(id, has.apply(id)));
        return all;
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** A text; empty if it is not set or blank. */
    public Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    /** An address; empty if it is not set. */
    public Optional<URI> uri(String key) {
        try {
            return optional(key).map(URI::create);
        } catch (IllegalArgumentException e) {
            throw wrong(key, text(key), "a URL such as https://www.example.org/path");
        }
    }

    private static InvalidInput wrong(String key, String value, String allowed) {
        return new InvalidInput(key, "'" + value + "' is not allowed; allowed: " + allowed);
    }
}
