package org.kanal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.kanal.api.Position;

/**
 * Publishers and subscribers of one server or several, and what must be true of them in the end.
 */
public final class FaultRun implements AutoCloseable {

    public static final int PUBLISHERS = 4;
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final System.Logger LOG = System.getLogger(FaultRun.class.getName());

    /** What a run must have checked to count; ten times as many with {@code -Pfaults}. */
    static final long DELIVERIES = Long.getLong("kanal.faults.deliveries", 100_000);

    /** How many subscribers it takes for that where each hears ten thousand messages. */
    public static final int LISTENERS = (int) (DELIVERIES / 10_000);

    private final List<? extends Served> servers;
    private final long began = System.nanoTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CheckedSubscriber> subscribers = new ArrayList<>();
    private final List<NumberedPublisher> publishers = new ArrayList<>();
    private final List<Future<List<Position>>> publishing = new ArrayList<>();

    FaultRun(FaultyServer server) {
        this(List.of(server));
    }

    /** On several servers; publishers and subscribers begin at one each, in turn. */
    public FaultRun(List<? extends Served> servers) {
        this.servers = List.copyOf(servers);
    }

    private List<URI> from(int first, Function<Served, URI> address) {
        return from(servers, first, address);
    }

    /** All addresses, those of one server first. */
    private static List<URI> from(
            List<? extends Served> servers, int first, Function<Served, URI> address) {
        return IntStream.range(first, first + servers.size())
                .mapToObj(i -> address.apply(servers.get(i % servers.size())))
                .toList();
    }

    /** Those that {@link #subscribe} made. */
    public List<CheckedSubscriber> subscribers() {
        return subscribers;
    }

    /** One more, of which nothing is expected. */
    CheckedSubscriber subscriber(String channel) {
        return new CheckedSubscriber(http, from(0, Served::webSocket), channel, 0);
    }

    public void subscribe(String channel, int count, int slow) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            CheckedSubscriber subscriber =
                    new CheckedSubscriber(
                            http, from(i, Served::webSocket), channel, i >= count - slow ? 10 : 0);
            subscribers.add(subscriber);
            subscriber.connect();
        }
        for (CheckedSubscriber subscriber : subscribers) {
            subscriber.awaitSubscribed(PATIENCE);
        }
    }

    public void publish(String channel, int each) {
        publish(channel, each, 0);
    }

    /**
     * Each publisher publishes so many.
     *
     * @param pauseMillis after each hundred
     */
    public void publish(String channel, int each, long pauseMillis) {
        publish(servers, channel, each, pauseMillis);
    }

    /** The same at some of the servers only. */
    public void publish(List<? extends Served> where, String channel, int each, long pauseMillis) {
        for (int i = 0; i < PUBLISHERS; i++) {
            NumberedPublisher publisher =
                    new NumberedPublisher(
                            http,
                            from(where, i, Served::http),
                            channel,
                            publishers.size(),
                            each,
                            pauseMillis);
            publishers.add(publisher);
            publishing.add(threads.submit(publisher));
        }
    }

    public long accepted() {
        return publishers.stream().mapToLong(NumberedPublisher::accepted).sum();
    }

    /** So that each drop ends a connection of its own, and none falls on one that is not there. */
    static void awaitConnections(CheckedSubscriber subscriber, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (subscriber.connections() < count) {
            assertTrue(System.nanoTime() - end < 0, subscriber.connections() + " of " + count);
            LockSupport.parkNanos(1_000_000);
        }
    }

    public void awaitAccepted(long count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (accepted() < count) {
            assertTrue(System.nanoTime() - end < 0, "only " + accepted() + " of " + count);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** When all is published: every subscriber has heard the stream up to its end. */
    public void awaitAllDelivered() throws Exception {
        List<Position> ends = new ArrayList<>();
        for (int publisher = 0; publisher < publishers.size(); publisher++) {
            List<Position> receipts = receipts(publisher);
            if (publisher % PUBLISHERS == 0) {
                ends.clear(); // the last of them publish last
            }
            ends.add(receipts.get(receipts.size() - 1));
        }
        Position last = Collections.max(ends, Comparator.comparingLong(Position::offset));
        for (CheckedSubscriber subscriber : subscribers) {
            assertTrue(
                    subscriber.awaits(last.epoch(), last.offset(), PATIENCE),
                    () -> "stopped at " + subscriber.ledger().offset() + " of " + last);
        }
    }

    private List<Position> receipts(int publisher) throws Exception {
        return publishing.get(publisher).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Each has all of them, and nobody had to be told of anything. */
    public void assertComplete(String fault, long count) throws Exception {
        for (CheckedSubscriber subscriber : subscribers) {
            Ledger ledger = subscriber.ledger();
            assertEquals(0, ledger.told(), () -> "told " + ledger.reason());
            assertEquals(count, ledger.deliveries());
        }
        assertNothingMissed(fault);
    }

    /**
     * Each has all of them, and nobody had to be told of anything. One that a publisher sent again,
     * since the node that it went to had died in the middle of it, may stand there twice.
     */
    public void assertAllCame(String fault, long count) throws Exception {
        for (CheckedSubscriber subscriber : subscribers) {
            Ledger ledger = subscriber.ledger();
            assertEquals(0, ledger.told(), () -> "told " + ledger.reason());
            assertEquals(count, ledger.different());
        }
        assertNothingMissed(fault);
    }

    /**
     * Each got every message that has a receipt, at the receipt's position and in its publisher's
     * order, but for what it was told to have missed.
     */
    public void assertNothingMissed(String fault) throws Exception {
        long deliveries = 0;
        for (CheckedSubscriber subscriber : subscribers) {
            Ledger ledger = subscriber.ledger();
            deliveries += ledger.deliveries();
            assertEquals(0, ledger.lost(), () -> "offsets jumped over: " + ledger.breach());
            assertEquals(0, ledger.repeated(), () -> "offsets again or late: " + ledger.breach());
            for (int publisher = 0; publisher < publishers.size(); publisher++) {
                assertHasReceived(ledger, publisher);
            }
            for (Ledger.Numbered message : ledger.unordered()) {
                assertTrue(
                        publishers.get(message.publisher()).repeated(message.number()),
                        () ->
                                message
                                        + " again or late, and was published once: "
                                        + ledger.breach());
            }
        }
        assertTrue(deliveries >= DELIVERIES, deliveries + " deliveries");
        LOG.log(
                Level.INFO,
                "{0}: {1} deliveries in {2} s, none lost, repeated or out of order",
                fault,
                deliveries,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }

    private void assertHasReceived(Ledger ledger, int publisher) throws Exception {
        List<Position> receipts = receipts(publisher);
        for (int number = 0; number < receipts.size(); number++) {
            Ledger.Numbered message = new Ledger.Numbered(publisher, number);
            Position place = receipts.get(number);
            assertFalse(
                    ledger.misses(place, message), () -> message + " did not come from " + place);
        }
    }

    @Override
    public void close() {
        subscribers.forEach(CheckedSubscriber::close);
        threads.shutdownNow();
    }
}
