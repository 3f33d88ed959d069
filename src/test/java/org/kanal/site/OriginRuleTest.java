package org.kanal.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;

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
        OriginRule rule = settings(setting);
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
                settings("HTTPS://www.Example.org:444").allowed());
    }

    private static OriginRule settings(String origin) {
        return new OriginRule(Set.of(origin));
    }
}
