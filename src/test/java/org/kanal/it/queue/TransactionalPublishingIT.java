package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.broker.Broker;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;
import org.kanal.channel.PublishReceipt;
import org.kanal.gateway.RealtimePublisher;

/** What is published inside a transaction. */
@ExtendWith(ArquillianExtension.class)
class TransactionalPublishingIT {

    @Inject private RealtimePublisher publisher;
    @Inject private UserTransaction transaction;
    @Inject private Broker broker;
    @Inject private HeardPublications heard;

    @Resource private TransactionSynchronizationRegistry synchronizations;

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
        if (transaction != null && transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    @Test
    void aMessageIsPublishedWhenTheTransactionCommits() throws Exception {
        transaction.begin();
        PublishReceipt receipt = publisher.publish(channel, "committed");
        assertEquals(Optional.empty(), receipt.position());
        assertTrue(heard.isSilent(channel));
        transaction.commit();
        assertEquals("\"committed\"", nextText());
    }

    @Test
    void aMessageIsNeverPublishedWhenTheTransactionRollsBack() throws Exception {
        transaction.begin();
        publisher.publish(channel, "rolled back");
        transaction.rollback();
        // The queue keeps its order: had the first one been sent, it would come before this one.
        transaction.begin();
        publisher.publish(channel, "after it");
        transaction.commit();
        assertEquals("\"after it\"", nextText());
    }

    @Test
    void aTransactionMarkedForRollbackTakesNoMessages() throws Exception {
        transaction.begin();
        transaction.setRollbackOnly();
        assertThrows(
                EJBTransactionRolledbackException.class,
                () -> publisher.publish(channel, "marked"));
        transaction.rollback();
        publisher.publish(channel, "after it");
        assertEquals("\"after it\"", nextText());
    }

    @Test
    void theMessagesOfOneTransactionComeInTheOrderOfTheCalls() throws Exception {
        transaction.begin();
        for (int i = 0; i < 100; i++) {
            publisher.publish(channel, i);
        }
        transaction.commit();
        for (int i = 0; i < 100; i++) {
            assertEquals(Integer.toString(i), nextText());
        }
    }

    @Test
    void twoTransactionsComeInTheOrderOfTheirCommits() throws Exception {
        for (String text : new String[] {"first", "second"}) {
            transaction.begin();
            publisher.publish(channel, text);
            transaction.commit();
        }
        assertEquals("\"first\"", nextText());
        assertEquals("\"second\"", nextText());
    }

    @Test
    void userIdsWithCommasSurviveTheQueue() throws Exception {
        Set<String> users = Set.of("uid=ann,dc=example,dc=org", "bob");
        transaction.begin();
        publisher.publish(channel, 1, PublishOptions.none().withUsers(users));
        transaction.commit();
        assertEquals(users, heard.next(channel).recipients());
    }

    @Test
    void aThousandLongUserIdsSurviveTheQueueAndTheTopic() throws Exception {
        Set<String> users =
                IntStream.range(0, PublishOptions.MAX_USERS)
                        .mapToObj(i -> "é".repeat(PublishOptions.MAX_ID_LENGTH - 4) + (1_000 + i))
                        .collect(Collectors.toSet());
        transaction.begin();
        publisher.publish(channel, 1, PublishOptions.none().withUsers(users));
        transaction.commit();
        assertEquals(users, heard.next(channel).recipients());
    }

    @Test
    void whatFollowsAPublishAsyncMayPublish() throws Exception {
        publisher
                .publishAsync(channel, "first")
                .thenAccept(receipt -> publisher.publish(channel, "second"))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS); // less than a publisher waits for its receipt
        assertEquals("\"first\"", nextText());
        assertEquals("\"second\"", nextText());
    }

    @Test
    void aRepeatWithTheSameKeyIsPublishedOnceInAndOutOfTransactions() throws Exception {
        PublishOptions once = PublishOptions.none().withIdempotencyKey("order-1");
        for (int i = 0; i < 2; i++) {
            transaction.begin();
            publisher.publish(channel, "once", once);
            transaction.commit();
        }
        assertEquals("\"once\"", nextText());
        publisher.publish(channel, "once", once);
        transaction.begin();
        publisher.publish(channel, "last");
        transaction.commit();
        assertEquals("\"last\"", nextText());
    }

    @Test
    void whatBreaksARuleIsRefusedAtOnceInATransactionToo() throws Exception {
        transaction.begin();
        assertThrows(
                InvalidInput.class,
                () -> publisher.publish(channel, new Payload("\"" + "x".repeat(10_240) + "\"")));
    }

    @Test
    void anUnknownApplicationIsRefusedInAndOutOfTransactions() throws Exception {
        Channel typo = channel.inApp("shp");
        assertThrows(InvalidInput.class, () -> publisher.publish(typo, 1));
        transaction.begin();
        assertThrows(InvalidInput.class, () -> publisher.publish(typo, 1));
    }

    @Test
    void failuresOfPublishAsyncEndItsStage() {
        var stage = publisher.publishAsync(channel, new Payload("no json"));
        assertTrue(stage.toCompletableFuture().isCompletedExceptionally());
    }

    @Test
    void aMessageFromAfterTheCommitIsPublishedAtOnce() throws Exception {
        transaction.begin();
        synchronizations.registerInterposedSynchronization(new PublishAfterwards());
        transaction.commit();
        assertEquals("\"afterwards\"", nextText());
    }

    private String nextText() throws InterruptedException {
        return heard.next(channel).payload().json();
    }

    private final class PublishAfterwards implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to do: it is about what comes after.
        }

        @Override
        public void afterCompletion(int status) {
            publisher.publish(channel, "afterwards");
        }
    }
}
