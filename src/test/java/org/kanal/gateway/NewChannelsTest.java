package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;

class NewChannelsTest {

    private static final Optional<String> ADMITTED = Optional.empty();
    private static final Optional<String> TOO_MANY_OF_ITS_OWN =
            Optional.of("kanal.new-channels.per-second");
    private static final Optional<String> TOO_MANY_OF_ITS_ADDRESS =
            Optional.of("kanal.new-channels.address-per-second");

    private long nanos;
    private final NewChannels limits =
            new NewChannels(new NewChannelsSettings(2, 5, 3, 8), () -> nanos);

    @Test
    void aConnectionOpensABurstAtOnceAndThenAsManyASecondAsAllowed() {
        Client client = clientAt("");
        open(client, 5);
        assertEquals(TOO_MANY_OF_ITS_OWN, limits.count(client));
        pass(Duration.ofSeconds(1));
        open(client, 2);
        assertEquals(TOO_MANY_OF_ITS_OWN, limits.count(client));
        open(clientAt(""), 5);
    }

    @Test
    void allConnectionsOfAnAddressShareItsLimitAndOthersDoNot() {
        open(clientAt("1.2.3.4"), 5);
        open(clientAt("1.2.3.4"), 3);
        assertEquals(TOO_MANY_OF_ITS_ADDRESS, limits.count(clientAt("1.2.3.4")));
        open(clientAt("5.6.7.8"), 5);
        pass(Duration.ofSeconds(1));
        open(clientAt("1.2.3.4"), 3);
    }

    @Test
    void aConnectionThatIsRefusedTakesNothingFromItsAddress() {
        Client greedy = clientAt("1.2.3.4");
        open(greedy, 5);
        for (int i = 0; i < 100; i++) {
            assertEquals(TOO_MANY_OF_ITS_OWN, limits.count(greedy));
        }
        open(clientAt("1.2.3.4"), 3);
    }

    @Test
    void whatMakesNoSenseIsRefusedByItsKey() {
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> new NewChannelsSettings(0, 5, 3, 8));
        assertTrue(refusal.getMessage().contains("kanal.new-channels.per-second"));
    }

    private void open(Client client, int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(ADMITTED, limits.count(client));
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static Client clientAt(String address) {
        return new Client(Optional.empty(), "", TestWriters.outbox(new TestTransport()), address);
    }
}
