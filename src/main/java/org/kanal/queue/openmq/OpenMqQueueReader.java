package org.kanal.queue.openmq;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;
import org.kanal.openmq.BoundedCalls;
import org.kanal.openmq.BrokerSettings;
import org.kanal.openmq.BrokerThreads;
import org.kanal.openmq.ProviderConnection;
import org.kanal.queue.PublicationIntake;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/**
 * Takes the publications out of queue {@code kanal.publish}, one after another in the queue's
 * order, and gives them to the {@link PublicationIntake}. A message leaves the queue when it was
 * accepted, or when it stands in the queue of the rejected ones; after a crash in between it comes
 * again.
 *
 * <p>In a cluster of brokers each node reads what was put into its own broker: so everything stays
 * in order, and what a node that died has left is published by it when it is back.
 *
 * <p>It has a connection of its own, because its one listener may wait: each message is taken out
 * in a transaction that ends when it was published or put among the rejected ones.
 */
@Part
public class OpenMqQueueReader {

    private static final Logger LOG = System.getLogger(OpenMqQueueReader.class.getName());
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final BrokerSettings settings;
    private final PublicationIntake intake;
    private final BrokerThreads brokerThreads;
    private final OpenTransactions transactions;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private Connection connection;
    private Session session;
    private MessageProducer rejected;

    @Inject
    OpenMqQueueReader(
            BrokerSettings settings,
            PublicationIntake intake,
            BrokerThreads brokerThreads,
            OpenTransactions transactions) {
        this.settings = settings;
        this.intake = intake;
        this.brokerThreads = brokerThreads;
        this.transactions = transactions;
    }

    /**
     * Begins to read.
     *
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void start(@Observes @Priority(Starting.QUEUE) Starting starting) {
        connection =
                new BoundedCalls(brokerThreads.executor(), settings.timeout())
                        .call("reading queue " + QueueMessage.QUEUE, this::open);
    }

    private Connection open() throws Exception {
        Connection opened = ProviderConnection.open(settings, code -> {});
        try {
            read(opened);
            return opened;
        } catch (Exception e) {
            opened.close(); // it would connect again and again, for nobody
            throw e;
        }
    }

    private void read(Connection opened) throws JMSException, ReflectiveOperationException {
        if (settings.isEmbedded() && settings.isShared()) {
            EmbeddedQueue.keepHere(QueueMessage.QUEUE);
            EmbeddedQueue.keepHere(QueueMessage.REJECTED_QUEUE);
        }
        session = opened.createSession(Session.SESSION_TRANSACTED);
        rejected = session.createProducer(session.createQueue(QueueMessage.REJECTED_QUEUE));
        var reader =
                session.createConsumer(
                        session.createQueue(QueueMessage.QUEUE), PackedMessages.selector(settings));
        if (settings.isEmbedded()) {
            sizeQueues();
        }
        reader.setMessageListener(this::onMessage);
        opened.start();
    }

    private static void sizeQueues() {
        try {
            EmbeddedQueue.holdMany(QueueMessage.QUEUE);
            EmbeddedQueue.keepNewest(QueueMessage.REJECTED_QUEUE);
        } catch (ReflectiveOperationException e) {
            LOG.log(
                    Level.WARNING,
                    "The broker's queues keep their own limits: "
                            + QueueMessage.QUEUE
                            + " takes fewer messages, and "
                            + QueueMessage.REJECTED_QUEUE
                            + " loses new ones when it is full: "
                            + e);
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        if (connection == null) {
            return; // it has not started
        }
        try {
            connection.close();
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "the queue's connection did not close", e);
        }
    }

    private void onMessage(Message message) {
        try {
            awaitItsTransaction(message);
            if (isTaken(message)) {
                session.commit();
            } else {
                session.rollback();
            }
        } catch (JMSException e) {
            // The broker has gone meanwhile. It hands the message out again, and the idempotency
            // key keeps that from being published twice.
            LOG.log(Level.WARNING, "A queued publication was not settled and comes again: " + e);
            pause(FIRST_PAUSE_MILLIS);
            rollBack();
        }
    }

    private void awaitItsTransaction(Message message) throws JMSException {
        Optional<String> transaction = QueueMessage.transactionOf(message);
        try {
            if (transaction.isPresent()
                    && !transactions.awaitEnd(transaction.get(), settings.timeout())) {
                LOG.log(
                        Level.WARNING,
                        nameOf(message)
                                + " goes out before its transaction has ended, which takes longer"
                                + " than kanal.broker.timeout");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if the server stops before there was an answer. */
    private boolean isTaken(Message message) throws JMSException {
        long pause = FIRST_PAUSE_MILLIS;
        do {
            try {
                intake.take(QueueMessage.read(message));
                return true;
            } catch (Unavailable e) {
                LOG.log(Level.WARNING, "A queued publication is tried again: " + e.getMessage());
            } catch (InvalidInput e) {
                LOG.log(Level.WARNING, nameOf(message) + " was rejected: " + e.getMessage());
                reject(message, e.getMessage());
                return true;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, nameOf(message) + " failed and is rejected: " + e, e);
                reject(message, "the server failed to publish it: " + e);
                return true;
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        } while (stopped.getCount() > 0);
        return false;
    }

    private void reject(Message message, String reason) throws JMSException {
        rejected.send(QueueMessage.rejected(message, reason));
    }

    /** By which it can be told from others in the log, should its queue not hold it any more. */
    private static String nameOf(Message message) throws JMSException {
        return "Queued publication "
                + message.getJMSMessageID()
                + " on channel "
                + message.getObjectProperty("channel");
    }

    private void rollBack() {
        try {
            session.rollback();
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "nothing was left to roll back", e);
        }
    }

    /** Until the server stops, at most so long. */
    private void pause(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
