package org.kanal.it.facts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.kanal.api.Channel;
import org.kanal.api.PublicationReceived;
import org.kanal.api.RealtimePublisher;
import org.kanal.api.SubscriberJoined;

/** An application's observers, one of which takes as long as a test wants. */
@ApplicationScoped
public class SlowObserver {

    static final String SLOW = "facts-slow";
    static final String ASYNC = "facts-async";
    static final String FAILING = "facts-failing";
    static final String ANSWERS = "facts-answers";

    @Inject private RealtimePublisher publisher;

    private final BlockingQueue<PublicationReceived> asynchronous = new LinkedBlockingQueue<>();
    private final BlockingQueue<Channel> joined = new LinkedBlockingQueue<>();
    private volatile CountDownLatch release = new CountDownLatch(0);

    void hold() {
        release = new CountDownLatch(1);
    }

    void release() {
        release.countDown();
    }

    BlockingQueue<PublicationReceived> asynchronous() {
        return asynchronous;
    }

    BlockingQueue<Channel> joined() {
        return joined;
    }

    void onPublication(@Observes PublicationReceived received) throws InterruptedException {
        if (received.publication().channel().name().equals(SLOW)) {
            release.await();
        }
    }

    void answer(@Observes @Priority(1) PublicationReceived received) {
        if (received.publication().channel().name().equals(FAILING)) {
            publisher.publish(Channel.of(ANSWERS), received.publication().payload());
        }
    }

    void fail(@Observes @Priority(2) PublicationReceived received) {
        if (received.publication().channel().name().equals(FAILING)) {
            throw new IllegalStateException("on purpose");
        }
    }

    void onPublicationLater(@ObservesAsync PublicationReceived received) {
        if (received.publication().channel().name().equals(ASYNC)) {
            asynchronous.add(received);
        }
    }

    void onJoined(@Observes SubscriberJoined fact) {
        if (fact.channel().name().startsWith("facts-")) {
            joined.add(fact.channel());
        }
    }
}
