package org.kanal.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Part;
import org.kanal.support.ServerContext;
import org.kanal.support.ServerThreads;

/** Gives the parts what the container has for them, which it hands to fields only. */
@Part
public class ContainerProducer {

    @Resource private ManagedThreadFactory threads;
    @Resource private ContextService contexts;
    @Resource private TransactionSynchronizationRegistry transactions;

    @Produces
    @Singleton
    ServerThreads threads() {
        return task -> threads.newThread(task);
    }

    @Produces
    @Singleton
    ServerContext context() {
        return () -> contexts.currentContextExecutor();
    }

    @Produces
    @Singleton
    CallerTransaction transaction() {
        return new CallerTransaction(transactions);
    }
}
