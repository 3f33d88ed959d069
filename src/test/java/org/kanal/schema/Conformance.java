package org.kanal.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what of a JSON value a schema does not allow, or does not know: properties that it does not
 * list are strange here, which JSON Schema lets pass.
 */
record Conformance(JsonObject definitions) {

    List<String> problems(JsonObject schema, JsonValue value) {
        return problems("", schema, value);
    }

    private List<String> problems(String place, JsonObject schema, JsonValue value) {
        if (schema.containsKey("$ref")) {
            String name = schema.getString("$ref").replaceFirst(".*/", "");
            return problems(place, definitions.getJsonObject(name), value);
        } else if (schema.containsKey("anyOf")) {
            boolean fits =
                    schema.getJsonArray("anyOf").getValuesAs(JsonObject.class).stream()
                            .anyMatch(one -> problems(place, one, value).isEmpty());
            return fits ? List.of() : List.of(place + ": fits none of " + schema);
        } else if (schema.containsKey("const") && !schema.get("const").equals(value)) {
            return List.of(place + ": is not " + schema.get("const"));
        } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            return List.of(place + ": is none of " + schema.get("enum"));
        } else if (schema.containsKey("type") && types(schema).noneMatch(typeOf(value)::equals)) {
            return List.of(place + ": " + value + " is no " + schema.get("type"));
        }
        return inside(place, schema, value);
    }

    private static Stream<String> types(JsonObject schema) {
        Stream<String> types =
                schema.get("type") instanceof JsonArray several
                        ? several.getValuesAs(JsonString.class).stream().map(JsonString::getString)
                        : Stream.of(schema.getString("type"));
        return types.flatMap(
                type -> type.equals("number") ? Stream.of("number", "integer") : Stream.of(type));
    }

    private static String typeOf(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE, FALSE -> "boolean";
            case NUMBER -> ((JsonNumber) value).isIntegral() ? "integer" : "number";
            default -> value.getValueType().name().toLowerCase();
        };
    }

    private List<String> inside(String place, JsonObject schema, JsonValue value) {
        List<String> problems = new ArrayList<>();
        if (value instanceof JsonArray items && schema.containsKey("items")) {
            items.forEach(
                    item ->
                            problems.addAll(
                                    problems(place + "[]", schema.getJsonObject("items"), item)));
        } else if (value instanceof JsonObject object && schema.containsKey("properties")) {
            JsonObject properties = schema.getJsonObject("properties");
            object.forEach(
                    (name, item) ->
                            problems.addAll(
                                    properties.containsKey(name)
                                            ? problems(
                                                    place + "." + name,
                                                    properties.getJsonObject(name),
                                                    item)
                                            : List.of(place + "." + name + ": is not known")));
            schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                    .map(name -> ((JsonString) name).getString())
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> problems.add(place + "." + name + ": is missing"));
        } else if (value instanceof JsonObject object
                && schema.containsKey("additionalProperties")) {
            object.forEach(
                    (name, item) ->
                            problems.addAll(
                                    problems(
                                            place + "." + name,
                                            schema.getJsonObject("additionalProperties"),
                                            item)));
        }
        return problems;
    }
}
