package org.kanal.it.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;
import org.kanal.broker.Broker;
import org.kanal.it.queue.HeardPublications;
import org.kanal.it.state.XaRows.Database;

/** A row and messages in one transaction, with a database for XA and with one that is not. */
@ExtendWith(ArquillianExtension.class)
class TwoPhasesIT {

    @Inject private RealtimePublisher publisher;
    @Inject private UserTransaction transaction;
    @Inject private XaRows rows;
    @Inject private Broker broker;
    @Inject private HeardPublications heard;

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager manager;

    private final String id = UUID.randomUUID().toString();
    private final Channel channel = Channel.of("rows", id);

    @BeforeEach
    void listen() throws Exception {
        if (broker != null) { // null on the client's side
            heard.listen(broker, channel);
            for (Database database : Database.values()) {
                rows.create(database);
            }
        }
    }

    @AfterEach
    void endTransaction() throws Exception {
        if (transaction != null && transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    @Test
    void whoHearsOfARowFindsIt() throws Exception {
        for (Database database : Database.values()) {
            transaction.begin();
            rows.insert(database, id);
            publisher.publish(channel, 1);
            publisher.publish(channel, 2);
            transaction.commit();
            assertEquals("1", heard.next(channel).payload().json());
            assertTrue(rows.isThere(database, id), database.toString());
            assertEquals("2", heard.next(channel).payload().json());
        }
    }

    @Test
    void oneDatabaseThatIsNotXaCommitsTogetherWithOneThatIs() throws Exception {
        transaction.begin();
        publisher.publish(channel, 1);
        rows.insert(Database.NOT_XA, id);
        rows.insert(Database.XA, id);
        transaction.commit();
        assertEquals("1", heard.next(channel).payload().json());
        assertTrue(rows.isThere(Database.NOT_XA, id));
        assertTrue(rows.isThere(Database.XA, id));
    }

    @Test
    void nothingIsThereWhenAPartRefusesToPrepare() throws Exception {
        for (Database database : Database.values()) {
            transaction.begin();
            rows.insert(database, id);
            publisher.publish(channel, "refused");
            manager.getTransaction().enlistResource(new RefusingResource());
            assertThrows(RollbackException.class, transaction::commit);
            assertFalse(rows.isThere(database, id), database.toString());
        }
        publisher.publish(channel, "later");
        assertEquals("\"later\"", heard.next(channel).payload().json());
    }

    @Test
    void nothingIsThereWhenTheTransactionTakesTooLong() throws Exception {
        transaction.setTransactionTimeout(1);
        transaction.begin();
        rows.insert(Database.XA, id);
        publisher.publish(channel, "too late");
        long end = System.nanoTime() + 30_000_000_000L;
        while (transaction.getStatus() == Status.STATUS_ACTIVE && System.nanoTime() < end) {
            Thread.sleep(50); // the container tells nobody
        }
        assertThrows(RollbackException.class, transaction::commit);
        transaction.setTransactionTimeout(0);
        assertFalse(rows.isThere(Database.XA, id));
        publisher.publish(channel, "later");
        assertEquals("\"later\"", heard.next(channel).payload().json());
    }
}
