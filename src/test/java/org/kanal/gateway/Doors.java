package org.kanal.gateway;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PublishOptions;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.broker.Broker;
import org.kanal.broker.InMemoryBroker;
import org.kanal.channel.PublishRequest;
import org.kanal.gateway.OneDoorTest.Asked;
import org.kanal.history.Audiences;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.history.memory.MemoryIdempotencyRecords;
import org.kanal.hub.TestHub;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.identity.ApiKeys;
import org.kanal.permission.applications.Applications;
import org.kanal.protocol.Command;
import org.kanal.queue.PublishQueue;
import org.kanal.rest.BatchResource;
import org.kanal.rest.MessagesResource;
import org.kanal.rest.PlainPublisher;
import org.kanal.rest.RestSettings;
import org.kanal.support.CallerPrincipal;
import org.kanal.support.CallerTransaction;
import org.kanal.support.DaemonThreads;
import org.kanal.support.Wired;

/** Every way in that there is, before one and the same gateway without a container. */
final class Doors {

    static final int MAX_PAYLOAD = 300;

    private static final String CHANNEL = "news";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Where a publication comes from. */
    enum Door {
        EJB,
        EJB_IN_A_TRANSACTION,
        HTTP,
        BATCH,
        WEBSOCKET,
        QUEUE
    }

    private final GatewaySettings settings =
            new GatewaySettings(MAX_PAYLOAD, 100, Duration.ofSeconds(25), PATIENCE, 1, 100);
    private final Applications applications;
    private final AtomicInteger wentOut = new AtomicInteger();
    private final DaemonThreads threads = new DaemonThreads();
    private final Publishing publishing;
    private final Receipts receipts;

    /**
     * @param app the one application that is known beside the deployment's own
     */
    Doors(String app) {
        applications = new Applications(Map.of(app, Optional.<URI>empty()), Map.of(), PATIENCE);
        var log = new MemoryChannelLog(HistorySettings.defaults(), Clock.systemUTC());
        Broker broker = counted(Broker.class, "publish");
        Accepting accepting =
                new Accepting(
                        log,
                        broker,
                        TestHub.on(new InMemoryBroker(), log, Duration.ZERO),
                        new MemoryIdempotencyRecords(Duration.ofMinutes(5), 1 << 20),
                        new Audiences());
        publishing = new Publishing(settings, applications, accepting, log, threads);
        receipts = new Receipts(settings, threads);
    }

    /** How many publications came through, to the broker or into the queue. */
    int wentOut() {
        return wentOut.get();
    }

    void stop() {
        publishing.stop();
        receipts.stop();
    }

    /** Publishes; gives why it was refused, if it was. */
    Optional<String> ask(Door door, Asked asked) throws Exception {
        try {
            return switch (door) {
                case EJB -> ejb(asked, Status.STATUS_NO_TRANSACTION);
                case EJB_IN_A_TRANSACTION -> ejb(asked, Status.STATUS_ACTIVE);
                case HTTP -> http(asked);
                case BATCH -> batch(asked);
                case WEBSOCKET -> page(asked);
                case QUEUE -> queue(asked);
            };
        } catch (InvalidInput e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> ejb(Asked asked, int status) {
        Principal caller = asked::publisher;
        PublisherCalls calls =
                new PublisherCalls(
                        publishing,
                        receipts,
                        counted(PublishQueue.class, "put"),
                        payloads(),
                        new PayloadCheck(null),
                        new Positions(null, null, new CallerTransaction(null)),
                        new CallerPrincipal(caller),
                        new CallerTransaction(
                                answering(TransactionSynchronizationRegistry.class, status)));
        calls.publish(
                Channel.of(CHANNEL).inApp(asked.app()),
                new Payload(asked.json()),
                PublishOptions.none());
        return Optional.empty();
    }

    private Optional<String> http(Asked asked) throws Exception {
        MessagesResource resource =
                Wired.wire(
                        new MessagesResource(),
                        new PlainPublisher(publishing, receipts, payloads()));
        resource.publish(
                CHANNEL,
                answering(UriInfo.class, new MultivaluedHashMap<String, String>()),
                answering(HttpHeaders.class, null),
                key(asked),
                body(asked.json()));
        return Optional.empty();
    }

    private Optional<String> batch(Asked asked) {
        BatchResource resource =
                Wired.wire(
                        new BatchResource(),
                        publishing,
                        receipts,
                        new RestSettings(100, 1 << 20, 10, 1),
                        settings);
        resource.publish(
                key(asked),
                body(
                        "[{\"channel\":{\"name\":\"%s\"},\"payload\":%s}]"
                                .formatted(CHANNEL, asked.json())));
        return Optional.empty();
    }

    private Optional<String> page(Asked asked) throws InterruptedException {
        TestTransport transport = new TestTransport();
        Client client = new Client(Optional.empty(), asked.app(), TestWriters.outbox(transport));
        client.introduce(new Subscriber(asked.publisher(), SubscriberType.MEMBER));
        commands()
                .handle(
                        client,
                        new Command.Publish(
                                1,
                                Channel.of(CHANNEL).inApp(asked.app()),
                                new Payload(asked.json()),
                                false),
                        Runnable::run)
                .join();
        var answer = transport.next();
        return answer.getString("type").equals("published")
                ? Optional.empty()
                : Optional.of(answer.getString("message"));
    }

    private ClientCommands commands() {
        PagePublishing pages =
                new PagePublishing(
                        new OpenAccess(
                                applications,
                                CompletableFuture.completedFuture(ChannelPermissions.readWrite())),
                        publishing,
                        new PublishRates(new RateSettings(50, 300, 1, 1, 1, 1)),
                        TestNames.any());
        return TestCommands.of(
                settings,
                new Subscribing(
                        settings, null, null, null, TestAttending.nowhere(), null, null, null),
                pages);
    }

    private Optional<String> queue(Asked asked) {
        new QueueIntake(publishing, receipts)
                .take(
                        new PublishRequest(
                                Channel.of(CHANNEL).inApp(asked.app()),
                                new Payload(asked.json()),
                                PublishOptions.none(),
                                Optional.of(asked.publisher())));
        return Optional.empty();
    }

    private Payloads payloads() {
        return new Payloads(
                settings,
                new JsonBinding(null) {
                    @Override
                    Jsonb create() {
                        return JsonbBuilder.create();
                    }

                    @Override
                    boolean isOwn() {
                        return false;
                    }
                });
    }

    private static SecurityContext key(Asked asked) {
        return answering(SecurityContext.class, new ApiKeys.Owner(asked.publisher(), asked.app()));
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Something of the container's, of which one question is asked. */
    private static <T> T answering(Class<T> type, Object answer) {
        return proxy(type, name -> answer);
    }

    /** Something that takes what goes out. */
    private <T> T counted(Class<T> type, String method) {
        return proxy(
                type,
                name -> {
                    if (name.equals(method)) {
                        wentOut.incrementAndGet();
                    }
                    return null;
                });
    }

    private static <T> T proxy(Class<T> type, Function<String, Object> byName) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> byName.apply(method.getName())));
    }
}
