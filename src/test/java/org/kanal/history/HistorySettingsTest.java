package org.kanal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;

public class HistorySettingsTest {

    /** Room for everything that a test appends. */
    public static final HistorySettings LARGE =
            new HistorySettings(
                    1_000,
                    HistorySettings.DEFAULT_TTL,
                    List.of(),
                    HistorySettings.DEFAULT_MAX_BYTES);

    private static final Duration TTL = Duration.ofMinutes(5);

    @Test
    void the_first_rule_that_matches_counts() {
        HistorySettings settings =
                new HistorySettings(
                        100,
                        TTL,
                        HistoryRules.parse("ticker-slow=7; ticker-*=0 ;chat/*=500,PT1H;", TTL),
                        HistorySettings.DEFAULT_MAX_BYTES);
        assertEquals(new Retention(7, TTL), settings.retentionOf(Channel.of("ticker-slow")));
        assertEquals(new Retention(0, TTL), settings.retentionOf(Channel.of("ticker-fast")));
        assertEquals(
                new Retention(500, Duration.ofHours(1)),
                settings.retentionOf(Channel.of("chat", "a/b")));
        assertEquals(new Retention(100, TTL), settings.retentionOf(Channel.of("chat")));
    }

    @Test
    void no_rules_are_written_as_an_empty_text() {
        assertEquals(List.of(), HistoryRules.parse(" ", TTL));
    }

    @Test
    void a_pattern_with_a_resource_may_hold_equals_signs() {
        HistoryRule rule = HistoryRules.parse("news/a=b=3", TTL).get(0);
        assertEquals(
                new HistoryRule(
                        ChannelPattern.of(HistorySettings.RULES_KEY, "news/a=b"),
                        new Retention(3, TTL)),
                rule);
    }

    @Test
    void a_value_out_of_bounds_names_its_key_and_what_is_allowed() {
        assertRefused("kanal.history.size: -1 ", () -> settings(-1, TTL, 1L << 30));
        assertRefused("kanal.history.size: 100001 ", () -> settings(100_001, TTL, 1L << 30));
        assertRefused("kanal.history.ttl: PT0S ", () -> settings(1, Duration.ZERO, 1L << 30));
        assertRefused(
                "kanal.history.ttl: PT1.5S ", () -> settings(1, Duration.ofMillis(1500), 1L << 30));
        assertRefused(
                "kanal.history.ttl: PT192H ", () -> settings(1, Duration.ofDays(8), 1L << 30));
        assertRefused("kanal.history.max-bytes: 5 ", () -> settings(1, TTL, 5));
    }

    @Test
    void a_wrong_rule_is_named() {
        for (String wrong :
                List.of("news", "news=", "news=x", "news=1,2", "news=1,PT1S,3", "ne ws=1", "=1")) {
            assertRefused("kanal.history.rules: '", () -> HistoryRules.parse("a=1;" + wrong, TTL));
        }
        assertRefused("kanal.history.rules: -1 ", () -> HistoryRules.parse("news=-1", TTL));
        assertRefused("kanal.history.rules: PT0S ", () -> HistoryRules.parse("news=1,PT0S", TTL));
    }

    private static HistorySettings settings(int size, Duration ttl, long maxBytes) {
        return new HistorySettings(size, ttl, List.of(), maxBytes);
    }

    private static void assertRefused(
            String start, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(InvalidInput.class, call).getMessage();
        assertEquals(start, message.substring(0, Math.min(start.length(), message.length())));
    }
}
