package org.kanal.client.json;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns plain values, as {@link JsonReader} reads them, into records, beans, enums, collections and
 * values that have a text, such as dates. Fields that a type has not are left out.
 */
public final class JsonBinder {

    /** What an exponent may add to a whole number. */
    private static final int MOST_ZEROS = 1_000;

    private JsonBinder() {}

    /**
     * A value as this type has it; null for JSON's null, but for a primitive, which is zero then.
     *
     * @throws IllegalArgumentException if the type cannot have it; the message says why
     */
    public static Object bind(Object value, Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(
                    value, (Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof Class<?> plain) {
            return plain(value, plain);
        }
        return value; // a type variable or wildcard: nothing more is known
    }

    private static Object generic(Object value, Class<?> type, Type[] parts) {
        if (type == Optional.class) {
            return Optional.ofNullable(value == null ? null : bind(value, parts[0]));
        }
        if (value == null) {
            return null;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return collected(items(value, type).map(item -> bind(item, parts[0])), type);
        }
        if (Map.class.isAssignableFrom(type)) {
            Map<Object, Object> bound = new LinkedHashMap<>();
            fields(value, type)
                    .forEach((key, field) -> bound.put(bind(key, parts[0]), bind(field, parts[1])));
            return bound;
        }
        return plain(value, type);
    }

    private static Object plain(Object value, Class<?> type) {
        if (type == Object.class || value != null && type.isInstance(value)) {
            return value;
        }
        if (type == Optional.class) {
            return Optional.ofNullable(value);
        }
        if (value == null) {
            return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
        }
        if (value instanceof Boolean && type == boolean.class) {
            return value;
        }
        if (value instanceof Number number && isNumber(type)) {
            return number(new BigDecimal(number.toString()), type);
        }
        if (value instanceof String text) {
            return text(text, type);
        }
        return structure(value, type);
    }

    private static Object structure(Object value, Class<?> type) {
        if (type.isArray()) {
            return array((List<?>) collected(items(value, type), List.class), type);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return collected(items(value, type), type);
        }
        return Fields.write(type, fields(value, type), JsonBinder::bind);
    }

    private static Object array(List<?> items, Class<?> type) {
        Object array = Array.newInstance(type.getComponentType(), items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, bind(items.get(i), type.getComponentType()));
        }
        return array;
    }

    private static Collection<?> collected(Stream<?> items, Class<?> type) {
        if (Set.class.isAssignableFrom(type)) {
            return new LinkedHashSet<>(items.toList());
        }
        return items.toList();
    }

    private static boolean isNumber(Class<?> type) {
        return type.isPrimitive() && type != boolean.class && type != char.class
                || Number.class.isAssignableFrom(type);
    }

    private static Number number(BigDecimal number, Class<?> type) {
        try {
            return switch (type.getSimpleName()) {
                case "int", "Integer" -> number.intValueExact();
                case "long", "Long" -> number.longValueExact();
                case "short", "Short" -> number.shortValueExact();
                case "byte", "Byte" -> number.byteValueExact();
                case "float", "Float" -> number.floatValue();
                case "double", "Double" -> number.doubleValue();
                case "BigInteger" -> bigInteger(number);
                default -> number;
            };
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(number + " is no " + type.getSimpleName(), e);
        }
    }

    /** A few characters, such as {@code 1e999999999}, would else be made a gigabyte of digits. */
    private static BigInteger bigInteger(BigDecimal number) {
        if (number.scale() < -MOST_ZEROS) {
            throw new ArithmeticException("more than " + MOST_ZEROS + " zeros");
        }
        return number.toBigIntegerExact();
    }

    private static Object text(String text, Class<?> type) {
        if ((type == char.class || type == Character.class) && text.length() == 1) {
            return text.charAt(0);
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("'" + text + "' is no " + type));
        }
        return Texts.read(text, type);
    }

    private static Stream<?> items(Object value, Class<?> type) {
        if (value instanceof Collection<?> items) {
            return items.stream();
        }
        throw mismatch(value, type);
    }

    private static Map<?, ?> fields(Object value, Class<?> type) {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw mismatch(value, type);
    }

    private static IllegalArgumentException mismatch(Object value, Class<?> type) {
        return new IllegalArgumentException(
                "a JSON " + value.getClass().getSimpleName() + " is no " + type.getName());
    }
}
