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
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kanal.hub.HubSettings;
import org.kanal.hub.OutboxWriter;
import org.kanal.hub.OutboxWriters;

/**
 * The threads behind all connections: a few that write, a few that run commands, a few that end
 * connections, and a clock that nothing else keeps waiting: the server's own is Tyrus's too.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@ManagedExecutorDefinition(name = SocketThreads.COMMANDS, maxAsync = 32)
@ManagedExecutorDefinition(name = SocketThreads.ENDS, maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = SocketThreads.CLOCK, maxAsync = 2)
public class SocketThreads {

    static final String COMMANDS = "java:app/concurrent/kanal-commands";
    static final String ENDS = "java:app/concurrent/kanal-ends";
    static final String CLOCK = "java:app/concurrent/kanal-clock";

    @Inject private HubSettings settings;

    @Resource(lookup = COMMANDS)
    private ManagedExecutorService commands;

    @Resource(lookup = ENDS)
    private ManagedExecutorService ends;

    @Resource(lookup = CLOCK)
    private ManagedScheduledExecutorService clock;

    @Resource private ManagedThreadFactory threads;

    private OutboxWriters writers;

    @PostConstruct
    void start() {
        writers = new OutboxWriters(settings.writers(), settings.longestPause(), threads);
    }

    @PreDestroy
    void stop() {
        writers.stop();
    }

    /** Runs something later; it must not wait. */
    public void after(Duration delay, Runnable task) {
        clock.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs something again and again; it must not wait. */
    public ScheduledFuture<?> every(Duration period, Runnable task) {
        return clock.scheduleAtFixedRate(
                task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs commands; may wait. */
    public Executor commands() {
        return commands;
    }

    /** Runs goodbyes and what is to be done after them, whatever the commands wait for. */
    public Executor ends() {
        return ends;
    }

    /** The writer for a new connection. */
    public OutboxWriter nextWriter() {
        return writers.next();
    }
}
