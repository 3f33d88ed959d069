package org.kanal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.api.InvalidInput;

class ChannelRulesTest {

    private final ChannelRules rules = new ChannelRules("kanal.test.rules", "pattern=yes");

    @Test
    void rulesStandInTheirOrderWithoutTheirBlanks() {
        assertEquals(List.of("a-*: yes", "b/*: yes"), parse(" a-* = yes ;; b/*=yes; "));
        assertEquals(List.of(), parse(" "));
    }

    @Test
    void theWordStandsBehindTheLastEqualsSign() {
        assertEquals(List.of("a/x=1: yes"), parse("a/x=1=yes"));
    }

    @ParameterizedTest
    @CsvSource({
        "a, is no rule; allowed: pattern=yes",
        "a=no, is no rule; allowed: pattern=yes",
        "=yes, is no channel pattern",
        "yes, is no rule; allowed: pattern=yes",
    })
    void aWrongRuleIsNamedWithWhatIsAllowed(String wrong, String words) {
        String message =
                assertThrows(InvalidInput.class, () -> parse("a=yes;" + wrong)).getMessage();
        assertEquals("kanal.test.rules: '", message.substring(0, 19));
        assertTrue(message.contains(words), message);
    }

    private List<String> parse(String text) {
        return rules.parse(
                text,
                (pattern, word) ->
                        word.equals("yes") ? Optional.of(pattern + ": " + word) : Optional.empty());
    }
}
