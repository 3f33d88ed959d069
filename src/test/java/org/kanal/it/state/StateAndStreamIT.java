package org.kanal.it.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;
import org.kanal.api.RealtimePublisher;
import org.kanal.broker.Broker;
import org.kanal.it.Page;
import org.kanal.it.queue.HeardPublications;

/** A page's state comes from the database, and the messages that change it from a channel. */
@ExtendWith(ArquillianExtension.class)
class StateAndStreamIT {

    private static final long SEED = 20_261_126;
    private static final int CHANNELS = 4;
    private static final int CHANGES = 60;
    private static final int PAGES = 8;
    private static final long LONG_ENOUGH_MILLIS = 500;

    @Inject private RealtimePublisher publisher;
    @Inject private UserTransaction transaction;
    @Inject private Counters counters;
    @Inject private Broker broker;
    @Inject private HeardPublications heard;

    @Resource private ManagedThreadFactory threads;

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager manager;

    @ArquillianResource private URL application;

    @AfterEach
    void endTransaction() throws Exception {
        if (transaction != null && transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    @Test
    void aMessageIsNotOutBeforeItsTransactionHasCommittedEverywhere() throws Exception {
        Channel channel = newChannel();
        heard.listen(broker, channel);
        SlowResource database = new SlowResource();
        FutureTask<Void> committing =
                start(
                        () -> {
                            transaction.begin();
                            publisher.publish(channel, 1);
                            manager.getTransaction().enlistResource(database);
                            transaction.commit();
                            return null;
                        });
        assertTrue(database.isAsked());
        Position position = publisher.position(channel);
        assertFalse(heard.hears(channel, LONG_ENOUGH_MILLIS));
        assertEquals(position, publisher.position(channel));
        database.allow();
        committing.get(20, TimeUnit.SECONDS);
        assertEquals("1", heard.next(channel).payload().json());
    }

    @Test
    void aTransactionIsToldTheSamePositionAtEveryCall() throws Exception {
        Channel channel = newChannel();
        Position before = publisher.publish(channel, 1).position().orElseThrow();
        transaction.begin();
        assertEquals(before, publisher.position(channel));
        publisher.publish(channel, "of this transaction");
        start(() -> publisher.publish(channel, "of another one")).get(20, TimeUnit.SECONDS);
        assertEquals(before, publisher.position(channel));
        transaction.commit();
        assertNotEquals(before, publisher.position(channel));
    }

    @Test
    void whereAChannelStandsIsAskedOfChannelsThatThereAre() {
        assertThrows(InvalidInput.class, () -> publisher.position(null));
        assertThrows(
                InvalidInput.class, () -> publisher.position(Channel.of("news").inApp("unknown")));
    }

    /**
     * Changes, rollbacks and pages in an order that a seed gives: whoever follows a channel from
     * the position that came with the state sees every later change, and none that did not happen.
     */
    @Test
    void noChangeIsInNeitherTheStateNorTheStream() throws Exception {
        List<FutureTask<Void>> running = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            Channel channel = newChannel();
            counters.create(channel);
            Random random = new Random(SEED + i);
            running.add(start(() -> change(channel, random)));
            for (int page = 0; page < PAGES / CHANNELS; page++) {
                long seed = random.nextLong();
                running.add(start(() -> follow(channel, new Random(seed))));
            }
        }
        for (FutureTask<Void> one : running) {
            one.get(120, TimeUnit.SECONDS);
        }
    }

    private Void change(Channel channel, Random random) throws Exception {
        for (int value = 1; value <= CHANGES; value++) {
            if (random.nextInt(5) == 0) {
                assertThrows(EJBException.class, () -> counters.fail(channel, -1));
            }
            counters.set(channel, value, random.nextBoolean());
        }
        return null;
    }

    /** Comes some times, as pages that are loaded again, each time at another moment. */
    private Void follow(Channel channel, Random random) throws Exception {
        int value = 0;
        while (value < CHANGES) {
            Counters.Snapshot state = counters.read(channel);
            try (Page page = Page.open(application)) {
                JsonObject answer = page.command(subscribe(channel, state.position()));
                assertTrue(answer.getBoolean("isSynced"), answer.toString());
                value = state.value();
                int last = Math.min(CHANGES, value + 1 + random.nextInt(CHANGES));
                while (value < last) {
                    value = changed(value, page.next("message").getInt("payload"));
                }
            }
        }
        return null;
    }

    /** What the state has already may come again; what comes next is one more. */
    private static int changed(int value, int told) {
        assertTrue(told >= 1 && told <= value + 1, "state " + value + ", then message " + told);
        return Math.max(value, told);
    }

    private static String subscribe(Channel channel, Position since) {
        return "\"type\":\"subscribe\",\"channel\":{\"name\":\"%s\",\"resourceId\":\"%s\"},\"since\":{\"epoch\":\"%s\",\"offset\":%d}"
                .formatted(channel.name(), channel.resourceId(), since.epoch(), since.offset());
    }

    private static Channel newChannel() {
        return Channel.of("counters", UUID.randomUUID().toString());
    }

    private <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> running = new FutureTask<>(task);
        threads.newThread(running).start();
        return running;
    }
}
