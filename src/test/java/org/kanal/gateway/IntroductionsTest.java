package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.cluster.AlonePeers;
import org.kanal.cluster.ClusterSettings;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.identity.ChannelGrants;
import org.kanal.identity.Identity;
import org.kanal.identity.ResumeSecret;
import org.kanal.identity.VisitorIds;
import org.kanal.permission.Pools;
import org.kanal.protocol.Command;
import org.kanal.protocol.Disconnect;
import org.kanal.support.AfterCommit;
import org.kanal.support.CallerTransaction;
import org.kanal.support.DaemonThreads;
import org.kanal.support.Wired;

class IntroductionsTest {

    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);

    private final TestTransport transport = new TestTransport();
    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final Clients clients = new Clients();
    private final CompletableFuture<TokenCheck> check = new CompletableFuture<>();
    private int rechecked;
    private DoorSettings door = new DoorSettings(true, 10, 10, Duration.ofDays(1));
    private Exclusions exclusions;
    private Introductions introductions;

    @BeforeEach
    void wire() {
        exclusions = new Exclusions(door);
        TokenChecks tokens =
                new TokenChecks(
                        null,
                        new TokenCheckSettings(1, 1),
                        new FailureSettings(1, 1),
                        null,
                        new DaemonThreads()) {
                    @Override
                    public boolean areTaken() {
                        return true;
                    }

                    @Override
                    public CompletableFuture<TokenCheck> check(String token, String address) {
                        return check;
                    }
                };
        Rechecks rechecks =
                new Rechecks(clients, null, null, new DaemonThreads(), Pools.settings()) {
                    @Override
                    CompletableFuture<Void> recheck(Client client, Executor goesOn) {
                        rechecked++;
                        return Step.DONE;
                    }
                };
        introductions =
                new Introductions(
                        new GatewaySettings(
                                10_240, 100, Duration.ofSeconds(25), Duration.ofSeconds(10), 1, 1),
                        door,
                        new InboundRate(50, 300),
                        new VisitorIds(
                                ResumeSecret.of("a-secret-of-16-characters", Duration.ofDays(1))),
                        tokens,
                        exclusions,
                        rechecks);
    }

    @Test
    void aTokenWinsOverTheLoginOfTheHandshake() throws InterruptedException {
        Client client = client(Optional.of(new Subscriber("bob", SubscriberType.ADMIN)));
        connect(client);
        show(ANN);
        assertEquals(
                "ann", transport.next("connected").getJsonObject("subscriber").getString("id"));
        assertTrue(client.isByToken());
    }

    @Test
    void whoCheckedATokenDoesNotDoWhatFollows() {
        Client client = client(Optional.empty());
        connect(client);
        check.complete(new TokenCheck.Valid(identity(ANN, "t1")));
        assertTrue(client.who().isEmpty());
        assertEquals(1, executor.size());
    }

    @Test
    void aTokenThatCannotBeCheckedIsShownAgainLater() throws InterruptedException {
        connect(client(Optional.empty()));
        complete(new TokenCheck.Unknown("no keys"));
        assertEquals(Disconnect.TOKEN_UNCHECKED, transport.closedWith());
    }

    @Test
    void whoIsBannedIsNotLetIn() throws InterruptedException {
        exclusions.add(Expulsion.ban("ann", Instant.now().plusSeconds(60)));
        connect(client(Optional.empty()));
        show(ANN);
        assertEquals(Disconnect.BANNED, transport.closedWith());
    }

    @Test
    void aRevokedTokenIsNotTaken() throws InterruptedException {
        exclusions.add(Expulsion.revoke("t1", Instant.now().plusSeconds(60)));
        connect(client(Optional.empty()));
        show(ANN);
        assertEquals("UNAUTHORIZED", transport.next("error").getString("code"));
        assertEquals(Disconnect.UNAUTHORIZED, transport.closedWith());
    }

    @Test
    void visitorsAreTurnedAwayWhereTheyAreNotLetIn() throws InterruptedException {
        door = new DoorSettings(false, 10, 10, Duration.ofDays(1));
        wire();
        introductions.connect(
                client(Optional.empty()),
                new Command.Connect(Optional.empty(), Optional.empty()),
                executor::add);
        assertEquals(Disconnect.UNAUTHORIZED, transport.closedWith());
    }

    @Test
    void aNewTokenCountsAndWhatIsOpenIsDecidedAgain() throws InterruptedException {
        Client client = client(Optional.empty());
        client.introduce(identity(ANN, "t1"));
        Subscriber promoted = new Subscriber("ann", SubscriberType.ADMIN, Set.of("admin"));
        refresh(client);
        show(promoted);
        transport.next("refreshed");
        assertEquals(promoted, client.who().orElseThrow());
        assertEquals(1, rechecked);
    }

    @Test
    void aBadNewTokenLeavesTheOldOne() throws InterruptedException {
        Client client = client(Optional.empty());
        client.introduce(identity(ANN, "t1"));
        refresh(client);
        complete(new TokenCheck.Refused("forged"));
        assertEquals(401, transport.next("error").getInt("status"));
        transport.assertNotClosed();
        assertEquals(ANN, client.who().orElseThrow());
        assertFalse(client.isExpired(Instant.now()));
    }

    @Test
    void aVisitorsNewTokenIsNotEvenLookedAt() throws InterruptedException {
        Client client = client(Optional.empty());
        client.introduce(new Subscriber("ann", SubscriberType.VISITOR));
        refresh(client);
        assertEquals(Disconnect.UNAUTHORIZED, transport.closedWith());
    }

    @Test
    void whoIsDisconnectedIsEveryConnectionOfThatSubscriberAndNobodyElse()
            throws InterruptedException {
        Client ann = client(Optional.empty());
        ann.introduce(identity(ANN, "t1"));
        TestTransport other = new TestTransport();
        Client bob = new Client(Optional.empty(), "", TestWriters.outbox(other));
        bob.introduce(new Subscriber("bob", SubscriberType.MEMBER));
        clients.add(bob);
        Expulsions expulsions = expulsions();
        expulsions.disconnect("ann");
        assertEquals(Disconnect.DISCONNECTED, transport.closedWith());
        other.assertNotClosed();
    }

    @Test
    void aRevokedTokenEndsItsConnectionsOnly() throws InterruptedException {
        Client ann = client(Optional.empty());
        ann.introduce(identity(ANN, "t1"));
        Expulsions expulsions = expulsions();
        expulsions.revoke("t2");
        transport.assertNotClosed();
        expulsions.revoke("t1");
        assertEquals(Disconnect.UNAUTHORIZED, transport.closedWith());
        assertEquals(Optional.of(Disconnect.UNAUTHORIZED), exclusions.of(identity(ANN, "t1")));
    }

    private Expulsions expulsions() {
        Expelling expelling =
                new Expelling(clients, exclusions, new AlonePeers("A"), ClusterSettings.alone("A"));
        return Wired.wire(new Expulsions(), clients, expelling, door, atOnce());
    }

    private static AfterCommit atOnce() {
        return new AfterCommit(new CallerTransaction(null)) {
            @Override
            public void run(Runnable task) {
                task.run();
            }
        };
    }

    private Client client(Optional<Subscriber> login) {
        Client client = new Client(login, "", TestWriters.outbox(transport));
        clients.add(client);
        return client;
    }

    private void connect(Client client) {
        introductions.connect(
                client, new Command.Connect(Optional.of("token"), Optional.empty()), executor::add);
    }

    private void refresh(Client client) {
        introductions.refresh(client, new Command.Refresh("token"), executor::add);
    }

    private void show(Subscriber who) {
        complete(new TokenCheck.Valid(identity(who, "t1")));
    }

    private void complete(TokenCheck result) {
        check.complete(result);
        executor.remove().run();
    }

    private static Identity identity(Subscriber who, String tokenId) {
        return new Identity(
                who,
                Optional.of(Instant.now().plusSeconds(600)),
                Optional.of(tokenId),
                ChannelGrants.NONE);
    }
}
