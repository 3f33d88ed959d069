package org.kanal.broker.openmq;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.Collectors;
import org.kanal.channel.InvalidInput;

/** User ids as one text property of a message: a JSON array, since an id may have any character. */
final class Recipients {

    private static final JsonProvider JSON = JsonProvider.provider();

    private Recipients() {}

    static String write(Set<String> ids) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        ids.forEach(array::add);
        return array.build().toString();
    }

    /**
     * @throws InvalidInput if it is not a JSON array of texts
     */
    static Set<String> read(String json) {
        try (var reader = JSON.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (JsonException | ClassCastException e) {
            throw new InvalidInput("recipients", "is not a JSON array of user ids: " + e);
        }
    }
}
