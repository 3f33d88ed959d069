package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.cluster.grid.TestPeers;
import org.kanal.history.TestGrid;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.identity.ChannelGrants;
import org.kanal.identity.Identity;
import org.kanal.protocol.Disconnect;

class ExpellingTest {

    private static final ClusterSettings CLUSTER = ClusterSettings.alone("test");
    private static final DoorSettings DOOR = new DoorSettings(true, 100, 100, Duration.ofDays(1));
    private static final Identity ANN =
            Identity.of(new Subscriber("ann ä\n%", SubscriberType.MEMBER));
    private static final Identity BOB = Identity.of(new Subscriber("bob", SubscriberType.MEMBER));
    private static final Identity BY_TOKEN =
            new Identity(
                    new Subscriber("cleo", SubscriberType.MEMBER),
                    Optional.of(Instant.now().plusSeconds(60)),
                    Optional.of("token-1"),
                    ChannelGrants.NONE);

    private final TestPeers peers = TestPeers.start(2);
    private final Server a = new Server(peers.node(0));

    @AfterEach
    void stop() {
        peers.close();
    }

    @Test
    void whoIsDisconnectedIsDisconnectedFromEveryNode() throws Exception {
        Server b = new Server(peers.node(1));
        TestTransport here = a.connect(ANN);
        TestTransport there = b.connect(ANN);
        TestTransport other = b.connect(BOB);
        a.expelling.expel(Expulsion.disconnect(ANN.subscriber().id()));
        assertEquals(Disconnect.DISCONNECTED, here.closedWith());
        assertEquals(Disconnect.DISCONNECTED, there.closedWith());
        other.assertNotClosed();
        assertEquals(Optional.empty(), b.exclusions.of(ANN));
    }

    @Test
    void whoIsBannedIsBannedOnEveryNode() throws Exception {
        Server b = new Server(peers.node(1));
        TestTransport there = b.connect(ANN);
        a.expelling.expel(ban(ANN, 60));
        assertEquals(Disconnect.BANNED, there.closedWith());
        assertEquals(Optional.of(Disconnect.BANNED), b.exclusions.of(ANN));
        b.expelling.expel(Expulsion.ban(ANN.subscriber().id(), Instant.now().plusMillis(1)));
        TestGrid.await(() -> a.exclusions.of(ANN).isEmpty());
    }

    @Test
    void aBanIsForEverySpellingOfTheNameInUpperAndLowerCase() throws Exception {
        Server b = new Server(peers.node(1));
        Identity inCapitals = Identity.of(new Subscriber("BOB", SubscriberType.MEMBER));
        TestTransport there = b.connect(inCapitals);
        a.expelling.expel(ban(BOB, 60));
        assertEquals(Disconnect.BANNED, there.closedWith());
        assertEquals(Optional.of(Disconnect.BANNED), a.exclusions.of(inCapitals));
        a.expelling.expel(Expulsion.ban("Bob", Instant.now().plusMillis(1)));
        TestGrid.await(() -> a.exclusions.of(BOB).isEmpty());
    }

    @Test
    void whoIsDisconnectedIsSoInEverySpelling() throws Exception {
        Server b = new Server(peers.node(1));
        TestTransport there = b.connect(BOB);
        a.expelling.expel(Expulsion.disconnect("Bob"));
        assertEquals(Disconnect.DISCONNECTED, there.closedWith());
    }

    @Test
    void aTokenIsRevokedOnEveryNode() throws Exception {
        Server b = new Server(peers.node(1));
        TestTransport there = b.connect(BY_TOKEN);
        a.expelling.expel(Expulsion.revoke("token-1", Instant.now().plusSeconds(60)));
        assertEquals(Disconnect.UNAUTHORIZED, there.closedWith());
        assertEquals(Optional.of(Disconnect.UNAUTHORIZED), b.exclusions.of(BY_TOKEN));
    }

    @Test
    void aNodeThatComesLaterKnowsWhoIsBanned() {
        a.expelling.expel(ban(ANN, 60));
        a.expelling.expel(Expulsion.revoke("token-1", Instant.now().plusSeconds(60)));
        Server c = new Server(peers.add());
        TestGrid.await(() -> c.exclusions.of(BY_TOKEN).isPresent());
        assertEquals(Optional.of(Disconnect.BANNED), c.exclusions.of(ANN));
        assertEquals(Optional.empty(), c.exclusions.of(BOB));
    }

    @Test
    void whoCameInBeforeANewNodeKnewOfTheBanHasToGo() throws Exception {
        a.expelling.expel(ban(ANN, 60));
        Server b = new Server(peers.node(1), ANN);
        assertEquals(Disconnect.BANNED, b.first().closedWith());
    }

    @Test
    void aBanOutlivesTheNodeThatMadeIt() {
        Server b = new Server(peers.node(1));
        a.expelling.expel(ban(ANN, 60));
        peers.kill(0);
        TestGrid.await(() -> peers.node(1).members().size() == 1);
        assertEquals(Optional.of(Disconnect.BANNED), b.exclusions.of(ANN));
    }

    @Test
    void manyBansAreKnownToANodeThatComes() {
        DoorSettings large = new DoorSettings(true, 20_000, 100, Duration.ofDays(1));
        Server b = new Server(peers.node(1), large);
        for (int i = 0; i < 20_000; i++) {
            b.exclusions.add(Expulsion.ban("somebody " + i, Instant.now().plusSeconds(60)));
        }
        Server c = new Server(peers.add(), large);
        TestGrid.await(() -> c.exclusions.standing().size() == 20_000);
        assertTrue(c.exclusions.standing().containsAll(b.exclusions.standing()));
    }

    private static Expulsion ban(Identity who, int seconds) {
        return Expulsion.ban(who.subscriber().id(), Instant.now().plusSeconds(seconds));
    }

    /** What a node has of it. */
    private static final class Server {
        private final Clients clients = new Clients();
        private final Exclusions exclusions;
        private final List<TestTransport> before;
        private final Expelling expelling;

        Server(Peers peers, Identity... inside) {
            this(peers, DOOR, inside);
        }

        Server(Peers peers, DoorSettings door, Identity... inside) {
            exclusions = new Exclusions(door);
            before = List.of(inside).stream().map(this::connect).toList();
            expelling = new Expelling(clients, exclusions, peers, CLUSTER);
        }

        TestTransport first() {
            return before.get(0);
        }

        TestTransport connect(Identity who) {
            TestTransport transport = new TestTransport();
            Client client = new Client(Optional.empty(), "", TestWriters.outbox(transport));
            client.introduce(who);
            clients.add(client);
            return transport;
        }
    }
}
