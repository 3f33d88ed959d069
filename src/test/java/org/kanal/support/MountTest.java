package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MountTest {

    private static final Pattern MAPPING =
            Pattern.compile(
                    "<filter-mapping>\\s*<filter-name>([\\w-]+)</filter-name>(.*?)</filter-mapping>",
                    Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("<url-pattern>(.*?)</url-pattern>");

    @Test
    void everyFilterOfAdmissionStandsBeforeEveryAddressOfClients() throws IOException {
        assertMapped("webapp/WEB-INF/web.xml", "");
        assertMapped("src/main/library/META-INF/web-fragment.xml", "/kanal");
    }

    private static void assertMapped(String file, String root) throws IOException {
        List<String> wanted = Mount.forClients().stream().map(path -> root + path).toList();
        Map<String, List<String>> mapped = new TreeMap<>();
        for (MatchResult mapping :
                MAPPING.matcher(Files.readString(Path.of(file))).results().toList()) {
            mapped.put(
                    mapping.group(1),
                    ADDRESS.matcher(mapping.group(2)).results().map(at -> at.group(1)).toList());
        }
        assertEquals(
                Map.of("kanal-origin", wanted, "kanal-address", wanted, "kanal-login", wanted),
                mapped,
                file);
    }
}
