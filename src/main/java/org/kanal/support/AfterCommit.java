package org.kanal.support;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does what only makes sense when others see what the caller's transaction has changed. */
@ApplicationScoped
public class AfterCommit {

    @Resource private TransactionSynchronizationRegistry transaction;

    /** Made in the WAR's own surroundings: those of an EAR's other modules lack what it needs. */
    void wake(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        // It is made before it is told.
    }

    /**
     * Runs a task: now where there is no transaction, after the commit where there is one, and
     * never if that rolls back. Whoever commits waits for it.
     */
    public void run(Runnable task) {
        switch (transaction.getTransactionStatus()) {
            case Status.STATUS_ACTIVE ->
                    transaction.registerInterposedSynchronization(new Committed(task));
            case Status.STATUS_MARKED_ROLLBACK -> {
                // It will roll back: there will be nothing to see.
            }
            default -> task.run();
        }
    }

    private record Committed(Runnable task) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // The others do not see it yet.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                task.run();
            }
        }
    }
}
