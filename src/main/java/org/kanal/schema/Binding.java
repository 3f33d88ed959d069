package org.kanal.schema;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.bind.serializer.JsonbSerializer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a configuration of Jakarta JSON Binding says of how objects are written.
 *
 * @param names of properties
 * @param dates the format of all dates, as {@link JsonbDateFormat} has it; empty for the usual ones
 */
record Binding(JsonbConfig config, UnaryOperator<String> names, Optional<String> dates) {

    static Binding of(JsonbConfig config) {
        return new Binding(
                config,
                Naming.of(config),
                config.getProperty(JsonbConfig.DATE_FORMAT)
                        .map(Object::toString)
                        .filter(format -> !format.equals(JsonbDateFormat.DEFAULT_FORMAT)));
    }

    /** Whether nothing is written as null, and not left out. */
    boolean writesNulls() {
        return config.getProperty(JsonbConfig.NULL_VALUES).map(Boolean.TRUE::equals).orElse(false);
    }

    /** Whether bytes are a text, and not numbers. */
    boolean writesBytesAsText() {
        return config.getProperty(JsonbConfig.BINARY_DATA_STRATEGY)
                .map(
                        strategy ->
                                !strategy.toString()
                                        .toUpperCase(Locale.ROOT)
                                        .equals(BinaryDataStrategy.BYTE))
                .orElse(false);
    }

    /** What its adapters make of a type before it is written. */
    Optional<JavaType> adapted(JavaType type) {
        return configured(JsonbConfig.ADAPTERS)
                .filter(adapter -> JavaType.of(adapter.getClass()).is(JsonbAdapter.class))
                .map(adapter -> JavaType.of(adapter.getClass()))
                .filter(adapter -> adapter.argument(JsonbAdapter.class, 0).equals(type))
                .map(adapter -> adapter.argument(JsonbAdapter.class, 1))
                .findFirst();
    }

    /** Whether one of its serializers writes a type, which may write anything. */
    boolean hasSerializer(JavaType type) {
        return configured(JsonbConfig.SERIALIZERS)
                .map(serializer -> JavaType.of(serializer.getClass()))
                .anyMatch(
                        serializer -> type.is(serializer.argument(JsonbSerializer.class, 0).raw()));
    }

    private Stream<Object> configured(String property) {
        return config.getProperty(property).stream()
                .flatMap(
                        found -> found instanceof Object[] all ? Stream.of(all) : Stream.of(found));
    }

    boolean isVisible(Field field) {
        return own().map(own -> own.isVisible(field))
                .orElseGet(() -> Modifier.isPublic(field.getModifiers()));
    }

    boolean isVisible(Method getter) {
        return own().map(own -> own.isVisible(getter))
                .orElseGet(() -> Modifier.isPublic(getter.getModifiers()));
    }

    private Optional<PropertyVisibilityStrategy> own() {
        return config.getProperty(JsonbConfig.PROPERTY_VISIBILITY_STRATEGY)
                .map(PropertyVisibilityStrategy.class::cast);
    }
}
