package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.channel.ChannelPattern;

class ChannelGrantsTest {

    private static final Channel ORDER = Channel.of("orders", "42");

    @Test
    void aResourceInheritsWhatIsSaidOfItsChannel() {
        assertTrue(reading("orders").mayRead(ORDER));
        assertTrue(reading("orders").mayRead(Channel.of("orders")));
        assertTrue(reading("orders/*").mayRead(ORDER));
    }

    @Test
    void whatIsSaidOfAResourceIsForNothingElse() {
        assertFalse(reading("orders/42").mayRead(Channel.of("orders")));
        assertFalse(reading("orders/42").mayRead(Channel.of("orders", "43")));
        assertFalse(reading("orders/42").mayWrite(ORDER));
    }

    @Test
    void anotherApplicationsChannelIsNotMeant() {
        assertFalse(reading("orders", "orders/*").mention(ORDER.inApp("shop")));
        assertTrue(reading("shop:orders/*").mayRead(ORDER.inApp("shop")));
    }

    private static ChannelGrants reading(String... patterns) {
        return new ChannelGrants(
                Stream.of(patterns).map(text -> ChannelPattern.of("test", text)).toList(),
                List.of());
    }
}
