package org.kanal.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The types that are written as a single value, and the values of Jakarta JSON Processing. */
final class Scalars {

    private static final Map<Class<?>, JsonObject> EXACT = new LinkedHashMap<>();
    private static final Map<Class<?>, JsonObject> KINDS = new LinkedHashMap<>();

    static {
        put(Schema.of("boolean"), boolean.class, Boolean.class);
        put(Schema.of("string"), char.class, Character.class, String.class, CharSequence.class);
        put(Schema.of("integer"), byte.class, Byte.class, short.class, Short.class);
        put(Schema.of("integer"), BigInteger.class, AtomicInteger.class, AtomicLong.class);
        put(Schema.of("integer", "int32"), int.class, Integer.class, OptionalInt.class);
        put(Schema.of("integer", "int64"), long.class, Long.class, OptionalLong.class);
        put(Schema.of("number"), float.class, Float.class, double.class, Double.class);
        put(Schema.of("number"), OptionalDouble.class);
        put(Schema.of("string", "uuid"), UUID.class);
        put(Schema.of("string", "uri"), URI.class, URL.class);
        put(Schema.of("string", "date-time"), Instant.class, OffsetDateTime.class);
        put(Schema.of("string", "date"), LocalDate.class);
        put(Schema.of("string", "time-local"), LocalTime.class);
        put(Schema.of("string", "date-time-local"), LocalDateTime.class);
        put(Schema.of("string", "time"), OffsetTime.class);
        put(Schema.of("string", "duration"), Duration.class, Period.class);
        KINDS.put(Number.class, Schema.of("number"));
        KINDS.put(ZoneId.class, Schema.of("string"));
        KINDS.put(Date.class, Schema.of("string"));
        KINDS.put(Calendar.class, Schema.of("string"));
        KINDS.put(JsonObject.class, Schema.of("object"));
        KINDS.put(JsonArray.class, Schema.of("array"));
        KINDS.put(JsonString.class, Schema.of("string"));
        KINDS.put(JsonNumber.class, Schema.of("number"));
        KINDS.put(JsonStructure.class, Schema.ANY);
        KINDS.put(JsonValue.class, Schema.ANY);
    }

    private Scalars() {}

    private static void put(JsonObject schema, Class<?>... types) {
        for (Class<?> type : types) {
            EXACT.put(type, schema);
        }
    }

    /** Empty if the type is none of these. */
    static Optional<JsonObject> of(Class<?> type) {
        JsonObject exact = EXACT.get(type);
        if (exact != null) {
            return Optional.of(exact);
        }
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether formats of dates count for it. */
    static boolean isDate(Class<?> type) {
        return TemporalAccessor.class.isAssignableFrom(type)
                || Date.class.isAssignableFrom(type)
                || Calendar.class.isAssignableFrom(type);
    }

    /** Whether formats of numbers count for it. */
    static boolean isNumber(Class<?> type) {
        return of(type).map(schema -> schema.getString("type", ""))
                .filter(name -> name.equals("number") || name.equals("integer"))
                .isPresent();
    }
}
