package org.kanal.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.kanal.it.Page;
import org.kanal.server.StartedServer;

/**
 * Those who have nothing to do with an attack: they load pages, connect, publish and ask for
 * health, one after another, and one of them watches a channel.
 */
final class Bystanders implements AutoCloseable {

    private static final String CHANNEL = "watched";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int SLOW_ONES_ALLOWED = 100;

    private final StartedServer server;
    private final Page watching;
    private final List<Duration> took = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Duration> slowest = Collections.synchronizedMap(new TreeMap<>());
    private int published;

    Bystanders(StartedServer server) throws InterruptedException {
        this.server = server;
        this.watching = Page.open(server.address());
        watching.subscribe("{\"name\":\"" + CHANNEL + "\"}");
    }

    /** Each does what it does once. */
    void act() throws Exception {
        String base = server.address().toString();
        String health = server.address().toURI().resolve("/health").toString();
        time("health", () -> Page.get(health).statusCode() == 200);
        time("page", () -> Page.get(base).statusCode() == 200);
        time("connect", this::connects);
        time("publish", this::publishes);
    }

    /** How many things were done. */
    int done() {
        return took.size();
    }

    /** All that was published has come, in order, and 99 of 100 things took less than a second. */
    void assertUndisturbed() throws InterruptedException {
        for (int i = 0; i < published; i++) {
            assertEquals(i, watching.next("message").getInt("payload"));
        }
        assertTrue(watching.rest("message").isEmpty(), "more than was published");
        long slow = took.stream().filter(time -> time.compareTo(SOON) > 0).count();
        assertTrue(
                slow * SLOW_ONES_ALLOWED <= took.size(),
                slow + " of " + took.size() + " took more than " + SOON + ": " + slowest);
    }

    @Override
    public String toString() {
        return done() + " things done, at most " + slowest;
    }

    private boolean connects() throws InterruptedException {
        try (Page page = Page.open(server.address())) {
            return !page.id().isEmpty();
        }
    }

    private boolean publishes() throws Exception {
        server.api().publish(CHANNEL, Integer.toString(published));
        published++;
        return true;
    }

    private void time(String what, Callable<Boolean> deed) throws Exception {
        long start = System.nanoTime();
        assertTrue(deed.call(), what + " failed");
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        took.add(time);
        slowest.merge(what, time, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    @Override
    public void close() {
        watching.close();
    }
}
