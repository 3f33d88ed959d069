package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.it.topics.TopicCounts;

/** All pages are reloaded at once, and come back with their positions while messages flow. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ReconnectStormIT {

    private static final int SUBSCRIBERS = 2_000;
    private static final int CHANNELS = 20;

    /** As many messages as each channel keeps, so that slow machines lose none. */
    private static final int MESSAGES = 100;

    private static final long PAUSE_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ArquillianResource private URL application;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final ExecutorService publisher = Executors.newSingleThreadExecutor();
    private final List<CheckedSubscriber> subscribers = new ArrayList<>();
    private volatile int published;

    @AfterEach
    void leave() {
        subscribers.forEach(CheckedSubscriber::close);
        publisher.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void nobodyLosesAMessageAndNoTopicIsOpenedAgain() throws Exception {
        subscribe();
        Future<String> publishing = publisher.submit(this::publish);
        while (published < MESSAGES / 4) {
            assertTrue(!publishing.isDone(), "published already");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        subscribers.forEach(CheckedSubscriber::drop);
        String epochs = publishing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (CheckedSubscriber subscriber : subscribers) {
            assertTrue(
                    subscriber.awaits(subscriber.ledger().epoch(), MESSAGES, PATIENCE),
                    () -> "stopped at " + subscriber.ledger().offset());
            assertTrue(epochs.contains(subscriber.ledger().epoch()));
            assertEquals(MESSAGES, subscriber.ledger().deliveries());
            assertEquals(0, subscriber.ledger().lost());
            assertEquals(0, subscriber.ledger().repeated());
            assertEquals(0, subscriber.ledger().told(), () -> subscriber.ledger().reason());
            assertTrue(subscriber.connections() >= 2, "it was not dropped");
        }
        assertEquals(new TopicCounts(CHANNELS, 0), TopicCounts.of("storm-", application));
    }

    private void subscribe() throws InterruptedException {
        URI server = URI.create(application.toString().replaceFirst("^http", "ws") + "realtime");
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(new CheckedSubscriber(http, server, "storm-" + i % CHANNELS, 0));
        }
        subscribers.forEach(CheckedSubscriber::connect);
        for (CheckedSubscriber subscriber : subscribers) {
            subscriber.awaitSubscribed(PATIENCE);
        }
    }

    /** One message to each channel, again and again; gives the last receipts. */
    private String publish() throws Exception {
        String receipts = "";
        for (int n = 0; n < MESSAGES; n++) {
            int number = n;
            HttpResponse<String> answer =
                    Api.of(application)
                            .post(
                                    "messages",
                                    IntStream.range(0, CHANNELS)
                                            .mapToObj(channel -> message(channel, number))
                                            .collect(Collectors.joining(",", "[", "]")));
            assertEquals(202, answer.statusCode(), answer.body());
            receipts = answer.body();
            published = n + 1;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return receipts;
    }

    private static String message(int channel, int number) {
        return "{\"channel\":{\"name\":\"storm-"
                + channel
                + "\"},\"payload\":{\"p\":0,\"n\":"
                + number
                + "}}";
    }
}
