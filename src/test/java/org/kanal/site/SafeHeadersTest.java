package org.kanal.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafeHeadersTest {

    /** What the policy of pages does not run, or apply. */
    private static final Pattern INLINE =
            Pattern.compile(
                    "<script(?![^>]*\\ssrc=)[^>]*>|<style|\\sstyle=|\\son[a-z]+=|javascript:",
                    Pattern.CASE_INSENSITIVE);

    @Test
    void pagesRunScriptsOfTheirOwnServerOnlyAndAreInNoFrame() {
        String policy = SafeHeaders.of(true, false).get("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void pagesAreAskedForAgainAndAnswersAreKeptNowhere() {
        assertEquals("no-cache", SafeHeaders.of(true, false).get("Cache-Control"));
        assertEquals("no-store", SafeHeaders.of(false, false).get("Cache-Control"));
    }

    @Test
    void everythingIsWhatItSaysAndHttpsStaysHttps() {
        for (boolean isPage : List.of(true, false)) {
            Map<String, String> plain = SafeHeaders.of(isPage, false);
            assertEquals("nosniff", plain.get("X-Content-Type-Options"));
            assertEquals("no-referrer", plain.get("Referrer-Policy"));
            assertNull(plain.get("Strict-Transport-Security"));
            assertEquals(
                    "max-age=31536000",
                    SafeHeaders.of(isPage, true).get("Strict-Transport-Security"));
        }
    }

    @Test
    void noPageOfOursHasAScriptOrStyleInItsText() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("webapp"))) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).toList();
            assertFalse(pages.isEmpty());
            for (Path page : pages) {
                assertFalse(INLINE.matcher(Files.readString(page)).find(), page.toString());
            }
        }
    }
}
