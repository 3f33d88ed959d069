package org.kanal.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.api.InvalidInput;

/**
 * The fields of a JSON object that came from outside. What has the wrong kind is refused by its
 * name; null is the same as missing.
 */
public record IncomingFields(JsonObject json) {

    /**
     * @param what the text is, for the error
     * @throws InvalidInput if it is not one JSON object
     */
    public static IncomingFields of(String what, String text) {
        JsonValue value = JsonText.parse(what, text);
        if (value instanceof JsonObject object) {
            return new IncomingFields(object);
        }
        throw new InvalidInput(what, "is not a JSON object but " + kind(value));
    }

    /** Any value; empty if it is missing. */
    Optional<JsonValue> value(String field) {
        return Optional.ofNullable(json.get(field))
                .filter(value -> value.getValueType() != ValueType.NULL);
    }

    /**
     * @return empty if it is missing
     * @throws InvalidInput naming the field, if it is something else
     */
    public Optional<String> text(String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        if (value.getValueType() == ValueType.NULL) {
            return Optional.empty();
        }
        throw new InvalidInput(field, "is not text but " + kind(value));
    }

    /**
     * @throws InvalidInput naming the field, if it is missing or something else
     */
    String requiredText(String field) {
        return text(field).orElseThrow(() -> new InvalidInput(field, "is missing"));
    }

    /**
     * @return false if it is missing
     * @throws InvalidInput naming the field, if it is neither true nor false
     */
    boolean flag(String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.FALSE);
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default ->
                    throw new InvalidInput(field, "is " + kind(value) + "; allowed: true or false");
        };
    }

    /** A whole number that fits; empty for all else. */
    OptionalLong whole(String field) {
        if (json.get(field) instanceof JsonNumber number && number.isIntegral()) {
            try {
                return OptionalLong.of(number.longValueExact());
            } catch (ArithmeticException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** An object; empty for all else. */
    Optional<IncomingFields> object(String field) {
        return json.get(field) instanceof JsonObject object
                ? Optional.of(new IncomingFields(object))
                : Optional.empty();
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "text";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "true or false";
            case NULL -> "null";
        };
    }
}
