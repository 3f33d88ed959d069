package org.kanal.protocol;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The examples of the wire format, each with a name: docs/protocol.md shows them, and the tests of
 * the server and of the browser client read the same ones.
 */
final class GoldenFrames {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFrames() {}

    /** What clients send. */
    static Map<String, JsonObject> ofClients() throws IOException {
        return read("client-frames.json");
    }

    /** What the server sends. */
    static Map<String, JsonObject> ofTheServer() throws IOException {
        return read("server-frames.json");
    }

    private static Map<String, JsonObject> read(String file) throws IOException {
        Map<String, JsonObject> frames = new LinkedHashMap<>();
        try (var reader = Json.createReader(Files.newBufferedReader(FOLDER.resolve(file)))) {
            JsonObject all = reader.readObject();
            all.keySet().forEach(name -> frames.put(name, all.getJsonObject(name)));
        }
        return frames;
    }
}
