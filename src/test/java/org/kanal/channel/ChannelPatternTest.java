package org.kanal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;

class ChannelPatternTest {

    @Test
    void a_pattern_without_a_slash_is_for_channels_and_not_for_their_resources() {
        assertTrue(matches("news", Channel.of("news")));
        assertFalse(matches("news", Channel.of("news", "42")));
        assertFalse(matches("*", Channel.of("news", "42")));
    }

    @Test
    void a_pattern_with_a_slash_is_for_resources_and_not_for_their_channel() {
        assertTrue(matches("news/*", Channel.of("news", "42")));
        assertTrue(matches("*/*", Channel.of("news", "a/b")));
        assertFalse(matches("news/*", Channel.of("news")));
    }

    @Test
    void a_star_stands_for_any_characters_and_for_none() {
        assertTrue(matches("ticker-*", Channel.of("ticker-")));
        assertTrue(matches("*-*-x", Channel.of("a-b-x")));
        assertFalse(matches("ticker-*", Channel.of("my-ticker-1")));
    }

    @Test
    void a_star_behind_a_backslash_is_a_star() {
        assertTrue(matches("news/a\\*b", Channel.of("news", "a*b")));
        assertFalse(matches("news/a\\*b", Channel.of("news", "axb")));
        assertTrue(matches("news/a\\b", Channel.of("news", "a\\b")));
    }

    @Test
    void no_part_counts_twice() {
        assertFalse(matches("news/ab*ba", Channel.of("news", "aba")));
        assertTrue(matches("news/ab*ba", Channel.of("news", "abba")));
        assertFalse(matches("news/*ab*ab*", Channel.of("news", "xabx")));
    }

    @Test
    void a_pattern_of_many_stars_is_looked_at_once_and_not_in_every_way() {
        String pattern = "news/" + "*a".repeat(40) + "*b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertFalse(matches(pattern, Channel.of("news", "a".repeat(130)))));
    }

    @Test
    void all_other_characters_stand_for_themselves() {
        assertTrue(matches("news/a.b", Channel.of("news", "a.b")));
        assertFalse(matches("news/a.b", Channel.of("news", "axb")));
    }

    @Test
    void a_pattern_is_for_the_own_application_unless_it_names_another_one() {
        Channel ofShop = Channel.of("news").inApp("shop");
        assertFalse(matches("news", ofShop));
        assertTrue(matches("shop:news", ofShop));
        assertTrue(matches("*:news", ofShop));
        assertTrue(matches("*:news", Channel.of("news")));
        assertFalse(matches("shop:news", Channel.of("news")));
        assertTrue(matches("news/a:b", Channel.of("news", "a:b")));
    }

    @Test
    void a_pattern_that_no_channel_can_match_is_refused_with_the_field_that_holds_it() {
        for (String wrong : new String[] {"", "a b", "news/", ":news", "a:b:c", "/42"}) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> ChannelPattern.of("rules", wrong));
            assertEquals("rules", refused.field());
        }
    }

    private static boolean matches(String pattern, Channel channel) {
        return ChannelPattern.of("rules", pattern).matches(channel);
    }
}
