package org.kanal.it.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Connections;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.gateway.Exclusions;
import org.kanal.identity.Identity;

/** Who is shut out by a transaction is shut out when that has committed. */
@ExtendWith(ArquillianExtension.class)
class BanInTransactionIT {

    @EJB private Connections connections;
    @Inject private Connections injected;
    @Inject private Exclusions exclusions;
    @Inject private UserTransaction transaction;

    private final Subscriber ann =
            new Subscriber("ann-" + UUID.randomUUID(), SubscriberType.MEMBER);

    @Test
    void insideOfATransactionABanCountsWhenThatHasCommitted() throws Exception {
        transaction.begin();
        connections.ban(ann.id(), Duration.ofMinutes(1));
        assertEquals(Optional.empty(), exclusions.of(Identity.of(ann)));
        transaction.commit();
        assertTrue(exclusions.of(Identity.of(ann)).isPresent());
    }

    @Test
    void afterARollbackABanDoesNotCount() throws Exception {
        transaction.begin();
        injected.ban(ann.id(), Duration.ofMinutes(1));
        transaction.rollback();
        assertEquals(Optional.empty(), exclusions.of(Identity.of(ann)));
    }
}
