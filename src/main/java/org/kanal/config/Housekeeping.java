package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kanal.hub.Hub;

/** Gives back what nobody uses any more: topics without subscribers. */
@Singleton
@Startup
@DependsOn("Start")
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Housekeeping {

    private static final long INTERVAL_SECONDS = 1;

    @Inject private Hub hub;

    @Resource private ManagedScheduledExecutorService timer;

    private ScheduledFuture<?> running;

    @PostConstruct
    void start() {
        running =
                timer.scheduleWithFixedDelay(
                        hub::sweep, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        running.cancel(false);
    }
}
