package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Injected;
import org.kanal.support.Part;
import org.kanal.support.RequestScope;
import org.kanal.support.ServerConfig;
import org.kanal.support.ServerContext;
import org.kanal.support.ServerThreads;

/** Gives the parts what the container has for them, which it hands to fields only. */
@Part
public class ContainerProducer {

    @Resource private ManagedThreadFactory threads;
    @Resource private ContextService contexts;
    @Resource private TransactionSynchronizationRegistry transactions;

    @PostConstruct
    void require() {
        Injected.requireResource(threads);
    }

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

    /** Each time with a controller of its own, since one is for one thread. */
    @Produces
    @Singleton
    RequestScope request(Instance<RequestContextController> requests) {
        return task -> {
            RequestContextController request = requests.get();
            try {
                runIn(request, task);
            } finally {
                requests.destroy(request);
            }
        };
    }

    /** What is active already goes on and is not ended here. */
    private static void runIn(RequestContextController request, Runnable task) {
        boolean isNew = request.activate();
        try {
            task.run();
        } finally {
            if (isNew) {
                request.deactivate();
            }
        }
    }

    @Produces
    @Singleton
    @ServerConfig
    Config config() {
        return ConfigProvider.getConfig();
    }
}
