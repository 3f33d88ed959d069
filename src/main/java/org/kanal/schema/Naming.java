package org.kanal.schema;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The names that Jakarta JSON Binding gives properties, by the strategy of its configuration. */
final class Naming {

    private static final String BETWEEN_WORDS = "(?<=\\p{Ll})(?=\\p{Lu})";

    private Naming() {}

    static UnaryOperator<String> of(JsonbConfig config) {
        Optional<Object> strategy = config.getProperty(JsonbConfig.PROPERTY_NAMING_STRATEGY);
        return strategy.map(Naming::of).orElseGet(UnaryOperator::identity);
    }

    private static UnaryOperator<String> of(Object strategy) {
        if (strategy instanceof PropertyNamingStrategy own) {
            return own::translateName;
        }
        return switch (strategy.toString()) {
            case PropertyNamingStrategy.LOWER_CASE_WITH_DASHES -> name -> lower(name, "-");
            case PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES -> name -> lower(name, "_");
            case PropertyNamingStrategy.UPPER_CAMEL_CASE -> Naming::capitalized;
            case PropertyNamingStrategy.UPPER_CAMEL_CASE_WITH_SPACES ->
                    name -> capitalized(name).replaceAll(BETWEEN_WORDS, " ");
            default -> name -> name;
        };
    }

    private static String lower(String name, String separator) {
        return name.replaceAll(BETWEEN_WORDS, separator).toLowerCase(Locale.ROOT);
    }

    private static String capitalized(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
