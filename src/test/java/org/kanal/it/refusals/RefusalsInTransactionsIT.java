package org.kanal.it.refusals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.RealtimePublisher;
import org.kanal.broker.Broker;
import org.kanal.it.queue.HeardPublications;

/** What a refusal does to the transaction of whoever published. */
@ExtendWith(ArquillianExtension.class)
class RefusalsInTransactionsIT {

    @Inject private Broker broker;
    @Inject private HeardPublications heard;
    @Inject private EjbByInject ejbByInject;
    @Inject private EjbByEjb ejbByEjb;
    @Inject private EjbWithItsOwnTransactions ejbWithItsOwnTransactions;
    @Inject private TransactionalBean transactionalBean;
    @Inject private RealtimePublisher injected;
    @EJB private RealtimePublisher ejb;

    private Channel channel;

    @BeforeEach
    void listen() {
        if (broker == null) {
            return; // on the client's side, where nothing is injected
        }
        channel = Channel.of("refusals-" + UUID.randomUUID());
        heard.listen(broker, channel);
    }

    @Test
    void aRefusalThatNobodyCatchesRollsTheTransactionBack() throws Exception {
        for (RefusedCaller caller : callers()) {
            for (Refused refused : Refused.values()) {
                RuntimeException failure =
                        assertThrows(
                                RuntimeException.class, () -> caller.publish(channel, refused));
                assertTrue(
                        caller == ejbWithItsOwnTransactions || isRefusal(failure),
                        caller + " " + refused + ": " + failure);
            }
        }
        assertNothingBut("the last");
    }

    @Test
    void aRefusalThatIsCaughtLeavesTheTransactionUsable() throws Exception {
        for (RefusedCaller caller : callers()) {
            for (Refused refused : Refused.values()) {
                caller.publishAndCatch(channel, refused);
                assertEquals("\"before\"", nextText());
                assertEquals("\"after\"", nextText());
            }
        }
    }

    @Test
    void outsideOfATransactionTheRefusalComesAsItIs() {
        for (RealtimePublisher publisher : List.of(injected, ejb)) {
            for (Refused refused : Refused.values()) {
                assertThrows(InvalidInput.class, () -> refused.call(publisher, channel));
            }
        }
    }

    @Test
    void whatIsInjectedMayBePartOfAPassivatedBean() {
        assertTrue(injected instanceof Serializable);
    }

    private List<RefusedCaller> callers() {
        return List.of(ejbByInject, ejbByEjb, ejbWithItsOwnTransactions, transactionalBean);
    }

    /** Payara hides it where it says that an EJB left its own transaction open. */
    private static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, next -> next != null, Throwable::getCause)
                .anyMatch(InvalidInput.class::isInstance);
    }

    /** The queue keeps its order: had another one been sent, it would come before this one. */
    private void assertNothingBut(String marker) throws InterruptedException {
        ejbByEjb.say(channel, marker);
        assertEquals("\"" + marker + "\"", nextText());
    }

    private String nextText() throws InterruptedException {
        return heard.next(channel).payload().json();
    }
}
