package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The list of materials of the npm package, which the build leaves beside its archive. */
class NpmBomIT {

    @Test
    void itNamesTheArchiveThatLiesBesideIt() throws Exception {
        String version = json(Path.of("webapp/js/package.json")).getString("version");
        Path target = Path.of("target");
        byte[] archive = Files.readAllBytes(target.resolve("kanal-realtime-" + version + ".tgz"));
        JsonObject component =
                json(target.resolve("kanal-realtime-" + version + ".cdx.json"))
                        .getJsonObject("metadata")
                        .getJsonObject("component");
        assertEquals(version, component.getString("version"));
        assertEquals("pkg:npm/kanal-realtime@" + version, component.getString("purl"));
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive)),
                component.getJsonArray("hashes").getJsonObject(0).getString("content"));
    }

    private static JsonObject json(Path file) throws Exception {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return reader.readObject();
        }
    }
}
