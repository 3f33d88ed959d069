package org.kanal.test;

import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kanal.api.Payload;
import org.kanal.client.PayloadCodec;
import org.kanal.client.json.JsonReader;

/**
 * Payloads as the server writes them: by Jakarta JSON Binding where the test has an implementation
 * of it, else by the client's own codec, which does the same for records, beans and collections.
 */
final class Payloads implements PayloadCodec {

    private static final PayloadCodec VALUES = jsonBinding();

    private static PayloadCodec jsonBinding() {
        try {
            Jsonb jsonb = JsonbBuilder.create();
            return new PayloadCodec() {
                @Override
                public String write(Object payload) {
                    return jsonb.toJson(payload);
                }

                @Override
                public Object read(String json, Type type) {
                    return jsonb.fromJson(json, type);
                }
            };
        } catch (JsonbException | NoClassDefFoundError e) {
            return PayloadCodec.plain(); // the test has no implementation
        }
    }

    @Override
    public String write(Object payload) {
        if (payload instanceof Payload raw) {
            return raw.json();
        }
        if (payload == null) {
            return "null";
        }
        return isJson(payload) ? payload.toString() : VALUES.write(payload);
    }

    @Override
    public Object read(String json, Type type) {
        return type == Object.class ? JsonReader.read(json) : VALUES.read(json, type);
    }

    /** A payload as plain values, in which 1 and 1.0 are the same. */
    Object plain(Object payload) {
        return comparable(JsonReader.read(write(payload)));
    }

    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> same = new LinkedHashMap<>();
            fields.forEach((name, field) -> same.put(name, comparable(field)));
            return same;
        }
        if (value instanceof List<?> items) {
            return items.stream().map(Payloads::comparable).toList();
        }
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : value;
    }

    private static boolean isJson(Object payload) {
        try {
            return payload instanceof JsonValue;
        } catch (NoClassDefFoundError e) {
            return false; // without Jakarta JSON Processing there are no such values
        }
    }
}
