package org.kanal.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.channel.InvalidInput;

class OriginRuleTest {

    private static final String HOST = "localhost:8080";

    private final OriginRule own = new OriginRule(Set.of());

    @Test
    void thePageOfThisServerMayConnect() {
        assertTrue(own.allows("http://localhost:8080", HOST));
        assertTrue(own.allows("https://LOCALHOST:8080", HOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost",
                "http://localhost:8081",
                "http://localhost:8080.evil.example",
                "http://evil@localhost:8080",
                "null",
                "",
                "localhost:8080",
                "http://",
                "::",
                "http://local host:8080"
            })
    void nobodyElseMay(String origin) {
        assertFalse(own.allows(origin, HOST));
    }

    @Test
    void withoutAHostNobodyIsOwn() {
        assertFalse(own.allows("http://localhost:8080", null));
    }

    @Test
    void anAllowedOriginMay() {
        OriginRule rule = new OriginRule(Set.of("https://www.example.org"));
        assertTrue(rule.allows("https://www.example.org", HOST));
        assertTrue(rule.allows("https://WWW.example.org", HOST));
        assertFalse(rule.allows("http://www.example.org", HOST));
        assertFalse(rule.allows("https://example.org", HOST));
    }

    @Test
    void aStarAllowsAny() {
        assertTrue(new OriginRule(Set.of("*")).allows("http://evil.example", HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "https://example.org/", "https://", "*.example.org"})
    void aSettingThatCouldNeverMatchIsRefused(String origin) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> settings(origin));
        assertEquals("kanal.allowed-origins", refused.field());
    }

    @Test
    void aSettingInCapitalsIsWrittenAsBrowsersDo() {
        assertEquals(
                Set.of("https://www.example.org:444"),
                settings("HTTPS://www.Example.org:444").allowedOrigins());
    }

    private static SocketSettings settings(String origin) {
        return new SocketSettings(Set.of(origin), 65_536, 50, 300, 100, 262_144, 1_000, "admin");
    }
}
