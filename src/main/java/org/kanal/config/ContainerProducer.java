package org.kanal.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.Principal;
import org.kanal.support.CallerPrincipal;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;

/** Gives the parts what the container has for them, which it hands to fields only. */
@Part
public class ContainerProducer {

    private static final String CONTAINERS = "org.jboss.weld.";

    @Resource private ManagedThreadFactory threads;
    @Resource private TransactionSynchronizationRegistry transactions;

    @Produces
    @Singleton
    ServerThreads threads() {
        return task -> threads.newThread(task);
    }

    /** Of several the container's own: an application may make its callers up. */
    @Produces
    @Singleton
    CallerPrincipal caller(@Any Instance<Principal> principals) {
        return principals
                .handlesStream()
                .filter(each -> each.getBean().getBeanClass().getName().startsWith(CONTAINERS))
                .findFirst()
                .map(Instance.Handle::get)
                .map(CallerPrincipal::new)
                .orElseThrow();
    }

    @Produces
    @Singleton
    CallerTransaction transaction() {
        return new CallerTransaction(transactions);
    }
}
