package org.kanal.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/openapi.json}. */
record OpenApi(JsonObject document) {

    static OpenApi read() throws IOException {
        try (var reader =
                Json.createReader(Files.newBufferedReader(Path.of("docs/openapi.json")))) {
            return new OpenApi(reader.readObject());
        }
    }

    /** Each operation by its name, such as {@code POST /channels/{name}/messages}. */
    Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        document.getJsonObject("paths")
                .forEach(
                        (path, verbs) ->
                                verbs.asJsonObject()
                                        .forEach(
                                                (verb, operation) ->
                                                        operations.put(
                                                                verb.toUpperCase() + " " + path,
                                                                operation.asJsonObject())));
        return operations;
    }

    /** Such as {@code query limit}. */
    Set<String> parameters(JsonObject operation) {
        return operation
                .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .stream()
                .map(parameter -> resolved(parameter.asJsonObject()))
                .map(parameter -> parameter.getString("in") + " " + parameter.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> statuses(JsonObject operation) {
        return new TreeSet<>(operation.getJsonObject("responses").keySet());
    }

    /** The object itself, or the one that its {@code $ref} points at. */
    JsonObject resolved(JsonObject object) {
        return object.containsKey("$ref") ? at(object.getString("$ref")) : object;
    }

    /** The object at such a reference as {@code #/components/schemas/Channel}. */
    JsonObject at(String reference) {
        return Json.createPointer(reference.substring(1)).getValue(document).asJsonObject();
    }

    /** All references anywhere in the document. */
    Stream<String> references() {
        return references(document);
    }

    private static Stream<String> references(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(OpenApi::references);
        } else if (value instanceof JsonObject object) {
            return object.containsKey("$ref")
                    ? Stream.of(object.getString("$ref"))
                    : object.values().stream().flatMap(OpenApi::references);
        }
        return Stream.empty();
    }
}
