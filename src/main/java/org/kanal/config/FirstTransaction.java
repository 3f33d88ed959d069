package org.kanal.config;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/**
 * Makes the container open its transaction log, by a transaction in two phases, before anybody else
 * can: where the first ones come at once, Payara opens the log several times, and each overwrites
 * what the others have decided. A server that is killed then has forgotten it.
 */
@Part
public class FirstTransaction {

    private static final Logger LOG = System.getLogger(FirstTransaction.class.getName());

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager transactions;

    void begin(@Observes @Priority(Starting.BROKER - 1) Starting starting) {
        try {
            Transaction callers = transactions.suspend();
            try {
                run();
            } finally {
                if (callers != null) {
                    transactions.resume(callers);
                }
            }
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    "The transaction log is not open yet: what is committed first may be forgotten if the server is killed",
                    e);
        }
    }

    private void run() throws Exception {
        transactions.begin();
        Transaction first = transactions.getTransaction();
        first.enlistResource(new EmptyResource());
        first.enlistResource(new EmptyResource());
        transactions.commit();
    }
}
