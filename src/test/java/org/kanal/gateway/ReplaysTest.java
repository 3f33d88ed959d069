package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;

class ReplaysTest {

    private final Replays replays = new Replays(new RateSettings(50, 300, 1, 1_000, 1, 5_000));

    @Test
    void whoHasSomethingLeftGetsAllAndPaysAfterwards() {
        Client client = client("10.0.0.1");
        assertTrue(replays.admits(client));
        replays.charge(client, 4_000);
        assertFalse(replays.admits(client));
    }

    @Test
    void comingAgainOverANewConnectionDoesNotHelpForEver() {
        for (int i = 0; i < 6; i++) {
            Client client = client("10.0.0.1");
            assertTrue(replays.admits(client));
            replays.charge(client, 900);
        }
        assertFalse(replays.admits(client("10.0.0.1")));
        assertTrue(replays.admits(client("10.0.0.2")), "another address has its own");
    }

    @Test
    void whoseAddressNobodyKnowsPaysForNobodyElse() {
        for (int i = 0; i < 6; i++) {
            Client client = client("");
            assertTrue(replays.admits(client));
            replays.charge(client, 900);
        }
        assertTrue(replays.admits(client("")));
    }

    @Test
    void whoMissedNothingPaysNothing() {
        Client client = client("10.0.0.1");
        for (int i = 0; i < 100_000; i++) {
            replays.charge(client, 0);
        }
        assertTrue(replays.admits(client));
    }

    private static Client client(String address) {
        return new Client(Optional.empty(), "", TestWriters.outbox(new TestTransport()), address);
    }
}
