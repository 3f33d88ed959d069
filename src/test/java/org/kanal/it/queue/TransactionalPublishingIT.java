package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.Publication;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.RealtimePublisher;
import org.kanal.broker.Broker;

/** What is published inside a transaction. */
@ExtendWith(ArquillianExtension.class)
class TransactionalPublishingIT {

    /** The broker takes 1,000 unless told otherwise; as many facts as this wait for observers. */
    private static final int FAR_MORE = 5_000;

    @Inject private RealtimePublisher publisher;
    @Inject private UserTransaction transaction;
    @Inject private Broker broker;
    @Inject private HeardPublications heard;
    @Inject private NestedPublishing nested;

    @Resource private TransactionSynchronizationRegistry synchronizations;
    @Resource private ManagedThreadFactory threads;

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
        var stage = publisher.publishAsync(channel, "marked");
        assertTrue(stage.toCompletableFuture().isCompletedExceptionally());
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
    void aTransactionMayPublishFarMoreThanTheBrokerTakesInOne() throws Exception {
        transaction.begin();
        for (int i = 0; i < FAR_MORE; i++) {
            publisher.publish(channel, i);
        }
        assertTrue(heard.isSilent(channel));
        transaction.commit();
        for (int i = 0; i < FAR_MORE; i++) {
            assertEquals(Integer.toString(i), nextText());
        }
    }

    @Test
    void oneMoreThanATransactionMayPublishRollsAllOfThemBack() throws Exception {
        transaction.begin();
        for (int i = 0; i < 10_000; i++) {
            publisher.publish(channel, "too many");
        }
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> publisher.publish(channel, "one more"));
        assertTrue(
                refusal.getMessage().contains("kanal.publish.transaction.max-messages"),
                refusal.getMessage());
        assertThrows(RollbackException.class, transaction::commit);
        assertNothingWasPublished();
    }

    @Test
    void moreBytesThanATransactionMayPublishRollAllOfThemBack() throws Exception {
        transaction.begin();
        Payload large = new Payload("\"" + "x".repeat(10_000) + "\"");
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> {
                            for (int i = 0; i < 2_000; i++) {
                                publisher.publish(channel, large);
                            }
                        });
        assertTrue(
                refusal.getMessage().contains("kanal.publish.transaction.max-bytes"),
                refusal.getMessage());
        assertThrows(RollbackException.class, transaction::commit);
        assertNothingWasPublished();
    }

    @Test
    void aRefusalInTheMiddleOfManyIsAllThatIsMissing() throws Exception {
        transaction.begin();
        for (int i = 0; i < 1_200; i++) {
            publisher.publish(channel, i);
        }
        assertThrows(InvalidInput.class, () -> publisher.publish(channel, "x".repeat(20_000)));
        publisher.publish(channel, 1_200);
        transaction.commit();
        for (int i = 0; i <= 1_200; i++) {
            assertEquals(Integer.toString(i), nextText());
        }
    }

    @Test
    void optionsOfManyMessagesSurviveTheQueue() throws Exception {
        transaction.begin();
        for (int i = 0; i < 3; i++) {
            publisher.publish(
                    channel,
                    Map.of("text", "ü 😀"),
                    PublishOptions.none().withUsers("a,b", "c" + i).withIdempotencyKey("k" + i));
        }
        publisher.publish(channel, "a repeat", PublishOptions.none().withIdempotencyKey("k1"));
        publisher.publish(channel, "last");
        transaction.commit();
        for (int i = 0; i < 3; i++) {
            Publication next = heard.next(channel);
            assertEquals("{\"text\":\"ü 😀\"}", next.payload().json());
            assertEquals(Set.of("a,b", "c" + i), next.recipients());
        }
        assertEquals("\"last\"", nextText());
    }

    @Test
    void whatIsPublishedWhileTheTransactionCommitsIsAPartOfIt() throws Exception {
        for (boolean published : new boolean[] {false, true}) {
            transaction.begin();
            if (published) {
                publisher.publish(channel, "inside");
            }
            synchronizations.registerInterposedSynchronization(new PublishAtCommit());
            transaction.commit();
            assertEquals(published ? "\"inside\"" : "\"at the commit\"", nextText());
        }
        assertEquals("\"at the commit\"", nextText());
    }

    @Test
    void aNestedTransactionPublishesByItself() throws Exception {
        transaction.begin();
        publisher.publish(channel, "outer");
        nested.publish(channel, "inner");
        transaction.rollback();
        assertEquals("\"inner\"", nextText());
        assertNothingWasPublished();
    }

    @Test
    void aHundredTransactionsThatPublishAndTakeLongHoldUpNobodyElse() throws Exception {
        int transactions = 100;
        CountDownLatch published = new CountDownLatch(transactions);
        CountDownLatch end = new CountDownLatch(1);
        List<CompletableFuture<Void>> running =
                IntStream.range(0, transactions)
                        .mapToObj(i -> publishAndWait(published, end))
                        .toList();
        try {
            assertTrue(published.await(20, TimeUnit.SECONDS), "left: " + published.getCount());
            long start = System.nanoTime();
            publisher.publish(channel, "at once");
            nested.publish(channel, "in a transaction");
            assertEquals("\"at once\"", nextText());
            assertEquals("\"in a transaction\"", nextText());
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 5_000, "took " + millis + " ms");
        } finally {
            end.countDown();
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);
        for (int i = 0; i < transactions; i++) {
            assertEquals("\"waiting\"", nextText());
        }
    }

    private CompletableFuture<Void> publishAndWait(CountDownLatch published, CountDownLatch end) {
        return CompletableFuture.runAsync(
                () -> nested.publishAndWait(channel, published, end),
                task -> threads.newThread(task).start());
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

    private final class PublishAtCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            publisher.publish(channel, "at the commit");
        }

        @Override
        public void afterCompletion(int status) {
            // Nothing to do: it is about what comes before.
        }
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
