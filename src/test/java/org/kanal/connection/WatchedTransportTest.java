package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.gateway.Client;
import org.kanal.gateway.ClientCommands;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.protocol.Disconnect;

class WatchedTransportTest {

    private final TestTransport beneath = new TestTransport();
    private final List<Runnable> ends = new ArrayList<>();
    private final WatchedTransport transport =
            new WatchedTransport(
                    new Arrival(
                            "c1",
                            beneath,
                            Optional.empty(),
                            null,
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            cut -> {}));
    private final Conversation conversation =
            new Conversation(
                    new Client(Optional.empty(), "", TestWriters.outbox(transport)),
                    new ClientCommands(null, null, null, null, null),
                    new CommandQueue(Runnable::run, ends::add, 1_000),
                    new InboundLimit(50, 300, System.nanoTime()),
                    new InboundSettings(65_536, 50, 300, 100, 262_144, 10),
                    Optional.empty());

    @Test
    void whoIsShutOutHasLeftBeforeItsClientAnswers() throws InterruptedException {
        transport.carries(conversation);
        transport.close(Disconnect.BANNED);
        assertEquals(Disconnect.BANNED, beneath.closedWith());
        assertEquals(1, ends.size());
        conversation.closed(true);
        assertEquals(1, ends.size(), "it leaves once");
    }

    @Test
    void whoLogsOutHasLeftThenToo() {
        transport.carries(conversation);
        transport.close(Disconnect.LOGIN_ENDED);
        assertEquals(1, ends.size());
    }

    @Test
    void whoMayComeBackStaysUntilItsConnectionIsGone() {
        transport.carries(conversation);
        transport.close(Disconnect.SHUTDOWN);
        assertEquals(0, ends.size());
    }

    @Test
    void whoFoundNoPlaceHasNothingToLeave() throws InterruptedException {
        transport.close(Disconnect.TOO_MANY_CONNECTIONS);
        assertEquals(Disconnect.TOO_MANY_CONNECTIONS, beneath.closedWith());
    }
}
