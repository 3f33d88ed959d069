package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Publication;
import org.kanal.broker.InMemoryBroker;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.protocol.EncodedMessage;

/** Many publish, many come and go, and the broker drops, repeats and mixes up. */
class HubUnderLoadTest {

    private static final Channel NEWS = Channel.of("news");
    private static final int PUBLISHERS = 3;
    private static final int EACH = 2_000;
    private static final int VISITS = 150;

    private final InMemoryBroker broker = new InMemoryBroker();
    private final MemoryChannelLog log =
            new MemoryChannelLog(
                    new HistorySettings(
                            PUBLISHERS * EACH, HistorySettings.DEFAULT_TTL, List.of(), 1 << 30),
                    Clock.systemUTC());
    private final Hub hub = TestHub.on(broker, log, Duration.ZERO);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void nobodyMissesRepeatsOrMixesUpAnythingFromJoiningToLeaving() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        broker.repeat();
        broker.lose(publication -> sent.incrementAndGet() % 7 == 0);
        TestTransport resident = new TestTransport();
        hub.join(NEWS, who(resident)).start(List.of(), Optional.empty());
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            tasks.add(this::publish);
            tasks.add(this::visit);
        }
        tasks.add(this::sweep);
        for (Future<Void> task : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
            task.get();
        }
        TestHub.reconnected(hub);
        for (int i = 1; i <= PUBLISHERS * EACH; i++) {
            assertEquals(i, resident.next("message").getInt("offset"));
        }
        assertEquals(List.of(), resident.rest());
    }

    private Void publish() {
        for (int i = 0; i < EACH; i++) {
            Publication publication = Publication.of(NEWS, new Payload("1"));
            broker.publish(publication.at(log.append(publication)));
        }
        return null;
    }

    /** Comes, stays for some messages and goes: what it got begins right behind where it joined. */
    private Void visit() throws InterruptedException {
        for (int i = 0; i < VISITS; i++) {
            TestTransport transport = new TestTransport();
            Seat<TestReceiver> seat = hub.join(NEWS, who(transport));
            Thread.yield();
            seat.start(List.of(), Optional.empty());
            Thread.yield();
            seat.leave();
            long expected = seat.joinedAt().orElseThrow().offset();
            seat.who().outbox().offer(EncodedMessage.of("{\"type\":\"end\"}"));
            for (var next = transport.next();
                    !next.getString("type").equals("end");
                    next = transport.next()) {
                assertEquals(++expected, next.getInt("offset"));
            }
        }
        return null;
    }

    private Void sweep() {
        for (int i = 0; i < 2_000; i++) {
            hub.sweep();
            if (ThreadLocalRandom.current().nextInt(100) == 0) {
                TestHub.reconnected(hub);
            }
        }
        return null;
    }

    private static TestReceiver who(TestTransport transport) {
        return new TestReceiver("ann", TestWriters.outbox(transport), NEWS);
    }
}
