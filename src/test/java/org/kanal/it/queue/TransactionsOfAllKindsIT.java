package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;
import org.kanal.broker.Broker;

/** What is published around a transaction that ends in another way, or on other threads. */
@ExtendWith(ArquillianExtension.class)
class TransactionsOfAllKindsIT {

    @Inject private RealtimePublisher publisher;
    @Inject private UserTransaction transaction;
    @Inject private Broker broker;
    @Inject private HeardPublications heard;
    @Inject private AsidePublishing aside;
    @Inject private Event<Told> told;

    @Resource private TransactionSynchronizationRegistry synchronizations;
    @Resource private ManagedExecutorService executor;

    private Channel channel;

    @BeforeEach
    void listen() {
        if (broker == null) {
            return; // on the client's side, where nothing is injected
        }
        channel = Channel.of("transaction-" + UUID.randomUUID());
        heard.listen(broker, channel);
    }

    @AfterEach
    void endTransaction() throws Exception {
        if (transaction != null) {
            transaction.setTransactionTimeout(0);
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }

    /** It may have been rolled back by another thread while this one still works in it. */
    private void assertNothingGoesOutTooLate(boolean published) throws Exception {
        transaction.setTransactionTimeout(1);
        transaction.begin();
        if (published) {
            publisher.publish(channel, "in time");
        }
        awaitTimeout();
        RuntimeException late =
                assertThrows(
                        RuntimeException.class,
                        () -> publisher.publish(channel, "too late"),
                        "status " + transaction.getStatus());
        assertTrue(late.getMessage().contains("rollback"), late.toString());
        assertThrows(Exception.class, transaction::commit);
        assertNothingWasPublished();
    }

    @Test
    void aTransactionThatHasTakenTooLongPublishesNothingAnyMore() throws Exception {
        assertNothingGoesOutTooLate(true);
    }

    @Test
    void norDoesOneThatHasPublishedNothingYet() throws Exception {
        assertNothingGoesOutTooLate(false);
    }

    private void awaitTimeout() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (transaction.getStatus() == Status.STATUS_ACTIVE) {
            assertTrue(System.nanoTime() < end, "it goes on for ever");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Test
    void observersPublishInTheirPhaseOfATransactionThatCommits() throws Exception {
        transaction.begin();
        told.fire(new Told(channel));
        transaction.commit();
        Set<String> all = Set.of(nextText(), nextText(), nextText(), nextText());
        assertEquals(
                Set.of(
                        "\"in progress\"",
                        "\"before completion\"",
                        "\"after success\"",
                        "\"after completion\""),
                all);
    }

    @Test
    void observersPublishInTheirPhaseOfATransactionThatRollsBack() throws Exception {
        transaction.begin();
        told.fire(new Told(channel));
        transaction.rollback();
        Set<String> all = Set.of(nextText(), nextText());
        assertEquals(Set.of("\"after failure\"", "\"after completion\""), all);
        assertNothingWasPublished();
    }

    @Test
    void whatSynchronizationsPublishAfterARollbackGoesOutAtOnce() throws Exception {
        transaction.begin();
        publisher.publish(channel, "inside");
        synchronizations.registerInterposedSynchronization(
                new Synchronization() {
                    @Override
                    public void beforeCompletion() {
                        // It rolls back.
                    }

                    @Override
                    public void afterCompletion(int status) {
                        publisher.publish(channel, "rolled back");
                    }
                });
        transaction.rollback();
        assertEquals("\"rolled back\"", nextText());
        assertNothingWasPublished();
    }

    @Test
    void whatOtherThreadsPublishIsNoPartOfTheTransaction() throws Exception {
        transaction.begin();
        publisher.publish(channel, "inside");
        aside.later(channel, "asynchronous").get(20, TimeUnit.SECONDS);
        assertEquals("\"asynchronous\"", nextText());
        executor.submit(() -> publisher.publish(channel, "executor")).get(20, TimeUnit.SECONDS);
        assertEquals("\"executor\"", nextText());
        aside.outside(channel, "suspended");
        assertEquals("\"suspended\"", nextText());
        transaction.rollback();
        assertNothingWasPublished();
    }

    private void assertNothingWasPublished() throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
        transaction.begin();
        publisher.publish(channel, "after it");
        transaction.commit();
        assertEquals("\"after it\"", nextText());
    }

    private String nextText() throws InterruptedException {
        return heard.next(channel).payload().json();
    }
}
