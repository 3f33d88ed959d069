package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;

class NewNamesTest {

    private static final Channel HEARD = Channel.of("heard");
    private static final Optional<String> TOO_MANY = Optional.of("kanal.new-channels.per-second");

    private final PublishRates rates = new PublishRates(new RateSettings(1, 3, 1, 1, 1, 1));
    private final NewChannels newChannels = new NewChannels(new NewChannelsSettings(1, 2, 0, 1));
    private final NewNames names = new NewNames(rates, newChannels, HEARD::equals);
    private final Client client =
            new Client(Optional.empty(), "", TestWriters.outbox(new TestTransport()));

    @Test
    void channelsThatNobodyUsesAreCounted() {
        assertEquals(Optional.empty(), publish(Channel.of("a", "1")));
        assertEquals(Optional.empty(), publish(Channel.of("a", "2")));
        assertEquals(TOO_MANY, publish(Channel.of("a", "3")));
    }

    @Test
    void oneThatSomebodySubscribesToOrThatWasUsedIsNot() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), publish(HEARD));
            assertEquals(Optional.empty(), publish(Channel.of("a")));
        }
    }

    private Optional<String> publish(Channel channel) {
        Optional<String> limit = names.count(client, "ann", channel);
        rates.admits("ann", channel);
        return limit;
    }
}
