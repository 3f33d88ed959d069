package org.kanal.support;

import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does what only makes sense when others see what the caller's transaction has changed. */
@Part
public class AfterCommit {

    private final TransactionSynchronizationRegistry transaction;

    @Inject
    public AfterCommit(CallerTransaction caller) {
        transaction = caller.registry();
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
