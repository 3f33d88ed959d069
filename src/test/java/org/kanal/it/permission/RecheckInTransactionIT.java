package org.kanal.it.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
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
}
