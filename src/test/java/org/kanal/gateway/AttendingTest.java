package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.LeaveReason;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.presence.TestPresence;
import org.kanal.protocol.Command;
import org.kanal.protocol.Disconnect;
import org.kanal.support.NoFacts;

/** Who may see whom, and why somebody leaves. */
class AttendingTest {

    private static final Channel CHAT = Channel.of("chat");

    private final TestTransport transport = new TestTransport();
    private final Client ann = client(transport);
    private ChannelPermissions decision = ChannelPermissions.readOnly();
    private final Attending attending =
            TestAttending.on(
                    TestPresence.attendances("chat=members; news=counts", new NoFacts()),
                    new Access(null, null, null, null) {
                        @Override
                        Channel meant(Client client, Channel named) {
                            return named;
                        }

                        @Override
                        CompletableFuture<ChannelPermissions> decide(
                                Client client, Channel channel, Subscriber who) {
                            return CompletableFuture.completedFuture(decision);
                        }
                    });

    @Test
    void whoMayReadMaySeeWhoIsThereWithoutASubscription() throws InterruptedException {
        JsonObject members = members(CHAT);
        assertEquals("members", members.getString("type"));
        assertEquals(0, members.getInt("occupancy"));
    }

    @Test
    void whoMayNotReadSeesNobody() throws InterruptedException {
        decision = ChannelPermissions.denied();
        assertEquals(403, members(CHAT).getInt("status"));
        decision = ChannelPermissions.undecided();
        assertEquals(503, members(CHAT).getInt("status"));
    }

    @Test
    void whoAsksForOneChannelAfterTheOtherIsHeldBack() throws InterruptedException {
        members(CHAT);
        members(CHAT);
        assertEquals("RATE_LIMITED", members(CHAT).getString("code"));
    }

    @Test
    void aChannelThatTellsNothingSaysSo() {
        CompletionException wrong =
                assertThrows(CompletionException.class, () -> ask(Channel.of("other")).join());
        assertTrue(wrong.getCause() instanceof InvalidInput, wrong.toString());
        assertTrue(wrong.getMessage().contains("kanal.presence.channels"));
    }

    @Test
    void whatSomebodySaysAboutItselfHasAtMostSoManyBytes() {
        attending.requireShort(Optional.of(new Payload("\"" + "x".repeat(1_022) + "\"")));
        InvalidInput tooLong =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                attending.requireShort(
                                        Optional.of(new Payload("\"" + "ä".repeat(512) + "\""))));
        assertEquals("data", tooLong.field());
    }

    @Test
    void whyAConnectionEndsSaysWhyItsSubscriberLeaves() {
        assertEquals(LeaveReason.CLOSED, Attending.reasonFor(client(transport), true));
        assertEquals(LeaveReason.LOST, Attending.reasonFor(client(transport), false));
        Map.of(
                        Disconnect.SHUTDOWN, LeaveReason.LOST,
                        Disconnect.SILENT, LeaveReason.LOST,
                        Disconnect.TOKEN_EXPIRED, LeaveReason.LOST,
                        Disconnect.DISCONNECTED, LeaveReason.LOST,
                        Disconnect.LOGIN_ENDED, LeaveReason.CLOSED,
                        Disconnect.BANNED, LeaveReason.REVOKED,
                        Disconnect.UNAUTHORIZED, LeaveReason.REVOKED)
                .forEach(
                        (closedFor, reason) -> {
                            Client client = client(new TestTransport());
                            client.outbox().abort(closedFor);
                            assertEquals(reason, Attending.reasonFor(client, true), closedFor + "");
                        });
    }

    private JsonObject members(Channel channel) throws InterruptedException {
        ask(channel);
        return transport.next();
    }

    private CompletableFuture<Void> ask(Channel channel) {
        return attending.members(
                ann, ann.who().orElseThrow(), new Command.Members(1, channel, ""), Runnable::run);
    }

    private static Client client(TestTransport transport) {
        Client client = new Client(Optional.empty(), "", TestWriters.outbox(transport));
        client.introduce(new Subscriber("ann", SubscriberType.MEMBER));
        return client;
    }
}
