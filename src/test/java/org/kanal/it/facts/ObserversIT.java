package org.kanal.it.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.PublicationReceived;
import org.kanal.api.RealtimePublisher;
import org.kanal.it.Page;

/** Observers of the application hear what happened, and nobody waits for them. */
@ExtendWith(ArquillianExtension.class)
class ObserversIT {

    @Inject private RealtimePublisher publisher;
    @Inject private SlowObserver observer;

    @Test
    void nobodysDeliveryWaitsForAnObserver() throws Exception {
        observer.hold();
        try (Page page = Page.open(application())) {
            for (int i = 0; i < 4; i++) {
                page.subscribe("{\"name\":\"" + channel(i).name() + "\"}");
            }
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 4; i++) {
                    publisher.publish(channel(i), round);
                }
                for (int i = 0; i < 4; i++) {
                    assertEquals(round, page.next("message").getInt("payload"));
                }
            }
        } finally {
            observer.release();
        }
    }

    @Test
    void asynchronousObserversAreToldInOrder() throws Exception {
        try (Page page = Page.open(application())) {
            page.subscribe("{\"name\":\"" + SlowObserver.ASYNC + "\"}");
            for (int i = 0; i < 20; i++) {
                publisher.publish(Channel.of(SlowObserver.ASYNC), i);
            }
            for (int i = 0; i < 20; i++) {
                PublicationReceived next = observer.asynchronous().poll(10, TimeUnit.SECONDS);
                assertNotNull(next, "was not told number " + i);
                assertEquals(Integer.toString(i), next.publication().payload().json());
            }
        }
    }

    @Test
    void anObserverMayFailAndMayPublishItself() throws Exception {
        try (Page page = Page.open(application())) {
            page.subscribe("{\"name\":\"" + SlowObserver.FAILING + "\"}");
            page.subscribe("{\"name\":\"" + SlowObserver.ANSWERS + "\"}");
            for (int i = 0; i < 20; i++) {
                publisher.publish(Channel.of(SlowObserver.FAILING), i);
            }
            int answered = 0;
            for (int i = 0; i < 40; i++) {
                JsonObject message = page.next("message");
                String name = message.getJsonObject("channel").getString("name");
                answered += name.equals(SlowObserver.ANSWERS) ? 1 : 0;
            }
            assertEquals(20, answered);
        }
    }

    @Test
    void whoJoinsIsToldToo() throws Exception {
        try (Page page = Page.open(application())) {
            page.subscribe("{\"name\":\"facts-joined\"}");
            Channel joined = observer.joined().poll(10, TimeUnit.SECONDS);
            while (!Channel.of("facts-joined").equals(joined)) {
                assertNotNull(joined);
                joined = observer.joined().poll(10, TimeUnit.SECONDS);
            }
        }
    }

    private static Channel channel(int number) {
        return number == 0 ? Channel.of(SlowObserver.SLOW) : Channel.of("facts-" + number);
    }

    private static URL application() throws Exception {
        String port = System.getProperty("kanal.http.port");
        return URI.create("http://localhost:" + port + "/kanal/").toURL();
    }
}
