package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kanal.audit.AuditLog;
import org.kanal.history.ChannelLog;
import org.kanal.hub.Hub;
import org.kanal.identity.Logins;
import org.kanal.permission.PermissionChanges;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.support.Repeated;

/**
 * Gives back what nobody uses any more (topics without subscribers, logs that have expired), looks
 * whether the operator changed the permission rules, and tells what the audit log counted.
 */
@Singleton(name = "kanal-housekeeping")
@ExcludeDefaultInterceptors
@Startup
@DependsOn(StartCheck.NAME)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Housekeeping {

    /** One of them may wait for a name's server. */
    private static final int THREADS = 3;

    private static final long LOGIN_SECONDS = 1;
    private static final long HUB_SECONDS = 1;
    private static final long CHECK_SECONDS = 10;
    private static final long RULES_SECONDS = 1;
    private static final long LOG_SECONDS = 20;
    private static final long AUDIT_SECONDS = 5;

    @Inject private Hub hub;
    @Inject private ChannelLog log;
    @Inject private PermissionRules rules;
    @Inject private PermissionChanges permissions;

    @Inject private Logins logins;
    @Inject private ClusterWatch cluster;
    @Inject private LaterNodes laterNodes;

    @Resource private ManagedThreadFactory threads;

    private ScheduledExecutorService timer;

    /** With a timer of its own: threads of the container's would keep the application for good. */
    @PostConstruct
    void start() {
        timer = Executors.newScheduledThreadPool(THREADS, threads);
        every(HUB_SECONDS, hub::sweep);
        every(CHECK_SECONDS, hub::catchUp);
        every(RULES_SECONDS, this::refreshRules);
        every(LOGIN_SECONDS, logins::look);
        every(CHECK_SECONDS, laterNodes::look);
        every(CHECK_SECONDS, cluster::look);
        every(LOG_SECONDS, () -> log.sweep(hub::receives));
        every(AUDIT_SECONDS, AuditLog::sweep);
    }

    private void refreshRules() {
        if (rules.refresh()) {
            permissions.recheckHere();
        }
    }

    private void every(long seconds, Runnable task) {
        timer.scheduleWithFixedDelay(
                new Repeated("Housekeeping", task), seconds, seconds, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdown();
    }
}
