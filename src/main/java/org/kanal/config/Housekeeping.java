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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kanal.history.HazelcastChannelLog;
import org.kanal.hub.Hub;

/** Gives back what nobody uses any more: topics without subscribers, logs that have expired. */
@Singleton
@Startup
@DependsOn("Start")
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final long HUB_SECONDS = 1;
    private static final long CHECK_SECONDS = 10;
    private static final long LOG_SECONDS = 20;

    @Inject private Hub hub;
    @Inject private HazelcastChannelLog log;

    @Resource private ManagedScheduledExecutorService timer;

    private List<ScheduledFuture<?>> running;

    @PostConstruct
    void start() {
        running =
                List.of(
                        every(HUB_SECONDS, hub::sweep),
                        every(CHECK_SECONDS, hub::catchUp),
                        every(LOG_SECONDS, () -> log.sweep(hub::receives)));
    }

    /** What fails once is tried again: a timer forgets a task that throws. */
    private ScheduledFuture<?> every(long seconds, Runnable task) {
        return timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.log(Level.WARNING, "Housekeeping failed and is tried again: " + e, e);
                    }
                },
                seconds,
                seconds,
                TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        running.forEach(task -> task.cancel(false));
    }
}
