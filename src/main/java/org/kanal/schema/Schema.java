package org.kanal.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Collection;

/** Makes and changes schemas, which are JSON objects. */
final class Schema {

    static final JsonProvider JSON = JsonProvider.provider();

    /** Everything that JSON can say. */
    static final JsonObject ANY = JsonValue.EMPTY_JSON_OBJECT;

    private static final String TYPE = "type";

    private Schema() {}

    static JsonObject of(String type) {
        return with(ANY, TYPE, text(type));
    }

    static JsonObject of(String type, String format) {
        return with(of(type), "format", text(format));
    }

    /** A copy with one more keyword, or another value of it. */
    static JsonObject with(JsonObject schema, String keyword, JsonValue value) {
        return JSON.createObjectBuilder(schema).add(keyword, value).build();
    }

    static JsonValue text(String value) {
        return JSON.createValue(value);
    }

    static JsonValue number(BigDecimal value) {
        return JSON.createValue(value);
    }

    static JsonArray array(Collection<? extends JsonValue> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }

    static boolean isOf(JsonObject schema, String type) {
        return schema.containsKey(TYPE) && schema.get(TYPE).equals(text(type));
    }

    /** The same, or null. */
    static JsonObject orNull(JsonObject schema) {
        if (schema.isEmpty()) {
            return schema;
        } else if (schema.containsKey(TYPE) && !schema.containsKey("enum")) {
            return with(
                    schema,
                    TYPE,
                    JSON.createArrayBuilder().add(schema.get(TYPE)).add("null").build());
        }
        return with(ANY, "anyOf", JSON.createArrayBuilder().add(schema).add(of("null")).build());
    }
}
