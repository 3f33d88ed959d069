package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;

class OverflowRuleTest {

    @Test
    void theFirstRuleThatMatchesCounts() {
        OutboxSettings settings =
                settings("ticker-*=conflate; chat/* = drop-oldest ;ticker-slow=close;");
        assertEquals(Overflow.CONFLATE, settings.overflowOf(Channel.of("ticker-slow")));
        assertEquals(Overflow.DROP_OLDEST, settings.overflowOf(Channel.of("chat", "7")));
    }

    @Test
    void whereNoRuleMatchesTheConnectionIsClosed() {
        assertEquals(Overflow.CLOSE, settings("chat/*=conflate").overflowOf(Channel.of("chat")));
        assertEquals(Overflow.CLOSE, settings(" ").overflowOf(Channel.of("chat")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "chat=", "=conflate", "chat=drop", "a b=close", "conflate"})
    void aWrongRuleIsRefusedByName(String text) {
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> OverflowRule.parse("ok=close;" + text));
        assertTrue(refusal.getMessage().contains(OverflowRule.KEY), refusal.getMessage());
    }

    private static OutboxSettings settings(String rules) {
        return new OutboxSettings(1 << 20, 8 << 20, OverflowRule.parse(rules), 1);
    }
}
