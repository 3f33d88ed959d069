package org.kanal.socket;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.kanal.hub.HubSettings;
import org.kanal.hub.OutboxWriter;
import org.kanal.hub.OutboxWriters;

/** The threads behind all connections: a few that write, a few that run commands. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@ManagedExecutorDefinition(name = SocketThreads.COMMANDS, maxAsync = 32)
public class SocketThreads {

    static final String COMMANDS = "java:app/concurrent/kanal-commands";

    @Inject private HubSettings settings;

    @Resource(lookup = COMMANDS)
    private ManagedExecutorService commands;

    @Resource private ManagedThreadFactory threads;
    @Resource private ManagedScheduledExecutorService timer;

    private OutboxWriters writers;

    @PostConstruct
    void start() {
        writers = new OutboxWriters(settings.writers(), settings.longestPause(), threads);
    }

    @PreDestroy
    void stop() {
        writers.stop();
    }

    /** Runs something later. */
    public void after(Duration delay, Runnable task) {
        timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs commands; may wait. */
    public Executor commands() {
        return commands;
    }

    /** The writer for a new connection. */
    public OutboxWriter nextWriter() {
        return writers.next();
    }
}
