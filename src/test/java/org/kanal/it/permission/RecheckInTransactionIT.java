package org.kanal.it.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsRouter;

/** A handler reads what the transaction changed: it is asked when it can see that. */
@ExtendWith(ArquillianExtension.class)
class RecheckInTransactionIT {

    private static final Channel CHANNEL = Channel.of("recheck-in-transaction");

    @EJB private PermissionsRouter router;
    @Inject private UserTransaction transaction;

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager transactions;

    @Resource private TransactionSynchronizationRegistry synchronizations;
    @Inject private HeardChanges heard;

    private final String ann = "ann-" + UUID.randomUUID();

    @Test
    void outsideOfATransactionItIsDoneAtOnce() {
        router.recheckSubscriber(ann);
        assertEquals(1, heard.count(CHANNEL, ann));
    }

    @Test
    void insideOfATransactionItIsDoneWhenThatHasCommitted() throws Exception {
        transaction.begin();
        router.recheckSubscriber(ann);
        assertEquals(0, heard.count(CHANNEL, ann));
        transaction.commit();
        assertEquals(1, heard.count(CHANNEL, ann));
    }

    @Test
    void afterARollbackItIsNotDone() throws Exception {
        transaction.begin();
        router.recheckSubscriber(ann);
        transaction.rollback();
        assertEquals(0, heard.count(CHANNEL, ann));
    }

    /** As from the callback of a JPA entity that is written then. */
    @Test
    void whatIsAskedWhileTheTransactionCommitsIsDoneAfterIt() throws Exception {
        for (boolean interposed : new boolean[] {true, false}) {
            AtomicLong before = new AtomicLong(-1);
            String subscriber = ann + interposed;
            Synchronization asks =
                    new Synchronization() {
                        @Override
                        public void beforeCompletion() {
                            router.recheckSubscriber(subscriber);
                            before.set(heard.count(CHANNEL, subscriber));
                        }

                        @Override
                        public void afterCompletion(int status) {}
                    };
            transaction.begin();
            if (interposed) {
                synchronizations.registerInterposedSynchronization(asks);
            } else {
                transactions.getTransaction().registerSynchronization(asks);
            }
            transaction.commit();
            assertEquals(0, before.get(), "before the commit, interposed: " + interposed);
            assertEquals(1, heard.count(CHANNEL, subscriber), "interposed: " + interposed);
        }
    }
}
