package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.permission.applications.Applications;
import org.kanal.protocol.Command;
import org.kanal.support.DaemonThreads;

class ClientCommandsTest {

    private static final Channel NEWS = Channel.of("news");

    private final TestTransport transport = new TestTransport();
    private final Client client = new Client(Optional.empty(), "", TestWriters.outbox(transport));
    private CompletableFuture<ChannelPermissions> decision =
            CompletableFuture.completedFuture(ChannelPermissions.readWrite());
    private CompletableFuture<PublishReceipt> receipt =
            CompletableFuture.completedFuture(new PublishReceipt(Optional.empty()));
    private RuntimeException failure;

    static List<Command> whatNeedsAConnect() {
        return List.of(
                new Command.Subscribe(7, NEWS, Optional.empty()),
                new Command.Unsubscribe(7, NEWS),
                publish());
    }

    @ParameterizedTest
    @MethodSource("whatNeedsAConnect")
    void whatComesBeforeConnectIsRefusedAndTheNextCommandMayCome(Command command)
            throws InterruptedException {
        assertTrue(handle(command).isDone());
        JsonObject error = transport.next("error");
        assertEquals(7, error.getInt("id"));
        assertEquals("connect must come first", error.getString("message"));
    }

    @Test
    void aPongIsNeverAnswered() {
        handle(new Command.Pong());
        connect();
        handle(new Command.Pong());
        assertEquals(List.of(), transport.rest());
    }

    @Test
    void aSecondConnectIsRefusedAndTheFirstHolds() throws InterruptedException {
        connect();
        handle(new Command.Connect(Optional.empty(), Optional.empty()));
        assertEquals("connect came before", transport.next("error").getString("message"));
        handle(publish());
        transport.next("published");
    }

    @Test
    void aRefusalByARuleNamesTheCommandOnWhicheverThreadItCame() throws InterruptedException {
        connect();
        failure = new InvalidInput("channel.name", "is wrong on purpose");
        handle(new Command.Subscribe(7, NEWS, Optional.empty()));
        assertWrong();
        failure = new CompletionException(failure);
        handle(new Command.Subscribe(7, NEWS, Optional.empty()));
        assertWrong();
    }

    @Test
    void anyOtherFailureGoesToWhoeverAsked() {
        connect();
        failure = new CompletionException(new IllegalStateException("on purpose"));
        CompletableFuture<Void> done = handle(new Command.Subscribe(7, NEWS, Optional.empty()));
        assertThrows(CompletionException.class, done::join);
        assertEquals(List.of(), transport.rest());
    }

    @Test
    void whoMayNotWriteIsTold() throws InterruptedException {
        connect();
        decision = CompletableFuture.completedFuture(ChannelPermissions.readOnly());
        handle(publish());
        assertRefused(403);
        decision = CompletableFuture.completedFuture(ChannelPermissions.undecided());
        handle(publish());
        assertRefused(503);
    }

    @Test
    void whoWaitsForADecisionIsAnsweredByTheExecutor() throws InterruptedException {
        connect();
        decision = new CompletableFuture<>();
        CompletableFuture<Runnable> goesOn = new CompletableFuture<>();
        CompletableFuture<Void> done = commands().handle(client, publish(), goesOn::complete);
        decision.complete(ChannelPermissions.readWrite());
        assertEquals(List.of(), transport.rest(), "not on the thread of who decides");
        goesOn.join().run();
        done.join();
        transport.next("published");
    }

    @Test
    void nobodyPublishesToAnotherApplication() throws InterruptedException {
        connect();
        handle(new Command.Publish(7, NEWS.inApp("shop"), new Payload("1"), false));
        assertRefused(403);
    }

    @Test
    void whatTheServerCannotAcceptMayBeTriedAgain() throws InterruptedException {
        connect();
        receipt = CompletableFuture.failedFuture(new Unavailable("on purpose"));
        handle(publish());
        assertRefused(503);
    }

    @Test
    void whoeverPublishesTooFastIsToldTheSetting() throws InterruptedException {
        connect();
        ClientCommands commands = commands();
        commands.handle(client, publish(), Runnable::run);
        transport.next("published");
        commands.handle(client, publish(), Runnable::run);
        JsonObject error = transport.next("error");
        assertEquals("RATE_LIMITED", error.getString("code"));
        assertTrue(error.getString("message").contains("kanal.publish.subscriber-per-second"));
    }

    private void assertWrong() throws InterruptedException {
        JsonObject error = transport.next("error");
        assertEquals("BAD_INPUT", error.getString("code"));
        assertEquals(7, error.getInt("id"));
        assertEquals("channel.name: is wrong on purpose", error.getString("message"));
    }

    private void assertRefused(int status) throws InterruptedException {
        JsonObject error = transport.next("error");
        assertEquals("PUBLISH_FAILED", error.getString("code"));
        assertEquals(status, error.getInt("status"));
        assertEquals(7, error.getInt("id"));
    }

    private static Command publish() {
        return new Command.Publish(7, NEWS, new Payload("1"), false);
    }

    private void connect() {
        client.introduce(new Subscriber("ann", SubscriberType.MEMBER));
    }

    private CompletableFuture<Void> handle(Command command) {
        return commands().handle(client, command, Runnable::run);
    }

    private ClientCommands commands() {
        GatewaySettings settings =
                new GatewaySettings(
                        10_240, 100, Duration.ofSeconds(25), Duration.ofSeconds(10), 1, 1);
        Applications applications =
                new Applications(Map.of("shop", Optional.empty()), Map.of(), Duration.ofSeconds(1));
        PagePublishing pages =
                new PagePublishing(
                        new OpenAccess(applications, decision),
                        new Publishing(
                                settings,
                                applications,
                                null,
                                new MemoryChannelLog(HistorySettings.defaults(), Clock.systemUTC()),
                                new DaemonThreads()) {
                            @Override
                            public CompletableFuture<PublishReceipt> publish(
                                    PublishRequest request, Source source) {
                                return receipt;
                            }
                        },
                        new PublishRates(new RateSettings(1, 1, 1, 1, 1, 1)),
                        TestNames.any());
        return TestCommands.of(settings, failing(), pages);
    }

    /** Subscriptions that are of no matter here, but for how they fail. */
    private Subscribing failing() {
        return new Subscribing(null, null, null, null, null, null, null, null) {
            @Override
            CompletableFuture<Void> subscribe(
                    Client who,
                    Subscriber subscriber,
                    Command.Subscribe command,
                    Executor executor) {
                if (failure instanceof CompletionException late) {
                    return CompletableFuture.failedFuture(late.getCause());
                }
                throw failure;
            }
        };
    }
}
