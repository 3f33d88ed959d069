package org.kanal.queue.openmq;

import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Part;

/**
 * The transactions of this node that have published and are not at their end. A transaction commits
 * its resources one after another, and the queue may be first: its messages are then there to read
 * while the database does not show yet what they tell of. Whoever reads them waits here.
 */
@Part
public class OpenTransactions {

    private final String node = UUID.randomUUID().toString();
    private final AtomicLong count = new AtomicLong();
    private final ConcurrentMap<String, CountDownLatch> open = new ConcurrentHashMap<>();

    private final TransactionSynchronizationRegistry registry;

    @Inject
    OpenTransactions(CallerTransaction caller) {
        registry = caller.registry();
    }

    /** Notes the caller's transaction until its end, and gives it a name. */
    String note() {
        String name = node + ":" + count.incrementAndGet();
        open.put(name, new CountDownLatch(1));
        registry.registerInterposedSynchronization(new AtItsEnd(name));
        return name;
    }

    /**
     * Waits until a transaction is at its end. Not for one of another node, or of a life before.
     *
     * @return false if that took too long; the next one who asks does not wait for it again
     */
    boolean awaitEnd(String name, Duration longest) throws InterruptedException {
        CountDownLatch end = open.get(name);
        if (end == null || end.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        end(name);
        return false;
    }

    private void end(String name) {
        CountDownLatch end = open.remove(name);
        if (end != null) {
            end.countDown();
        }
    }

    private final class AtItsEnd implements Synchronization {

        private final String name;

        private AtItsEnd(String name) {
            this.name = name;
        }

        @Override
        public void beforeCompletion() {
            // It goes on.
        }

        @Override
        public void afterCompletion(int status) {
            end(name);
        }
    }
}
