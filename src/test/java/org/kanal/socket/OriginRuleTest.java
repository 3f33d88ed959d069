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

    @Test
    void anAllowedOriginMay() {
        OriginRule rule = new OriginRule(Set.of("https://www.example.org"));
        assertTrue(rule.allows("https://www.example.org"));
        assertTrue(rule.allows("https://WWW.example.org"));
        assertFalse(rule.allows("http://www.example.org"));
        assertFalse(rule.allows("https://example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.example.org:443", "HTTPS://www.example.org"})
    void thePortOfASchemeMayBeLeftOut(String setting) {
        OriginRule rule = new OriginRule(settings(setting).allowedOrigins());
        assertTrue(rule.allows("https://www.example.org"));
        assertTrue(rule.allows("https://www.example.org:443"));
        assertFalse(rule.allows("https://www.example.org:444"));
        assertFalse(rule.allows("http://www.example.org:443"));
    }

    @Test
    void aStarAllowsAny() {
        assertTrue(new OriginRule(Set.of("*")).allows("http://evil.example"));
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
