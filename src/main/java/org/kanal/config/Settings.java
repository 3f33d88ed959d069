package org.kanal.config;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.kanal.channel.InvalidInput;

/**
 * Reads settings and names the key where a value is not what it should be. Every key has its
 * default in {@code META-INF/microprofile-config.properties}.
 */
final class Settings {

    /** Beyond this the arithmetic on nanoseconds overflows before it makes sense. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Config config;

    Settings(Config config) {
        this.config = config;
    }

    String text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).orElse("");
    }

    int whole(String key) {
        String value = text(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    /** A whole number that may be larger than an int. */
    long large(String key) {
        String value = text(key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    /** As {@link #large}, or for {@code auto} what is given. */
    long bytes(String key, long automatic) {
        return text(key).equals("auto") ? automatic : large(key);
    }

    boolean yesOrNo(String key) {
        String value = text(key);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, value, "true or false");
        };
    }

    Duration duration(String key) {
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

    String oneOf(String key, List<String> allowed) {
        String value = text(key);
        if (!allowed.contains(value)) {
            throw wrong(key, value, String.join(" or ", allowed));
        }
        return value;
    }

    List<String> list(String key) {
        return Stream.of(text(key).split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    Optional<URI> uri(String key) {
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
