package org.kanal.connection;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kanal.outbox.OutboxSettings;
import org.kanal.outbox.OutboxWriters;
import org.kanal.support.Repeated;

/**
 * The threads behind all connections: a few that write, a few that run commands, a few that end
 * connections, and a clock that nothing else keeps waiting: the server's own is Tyrus's too.
 *
 * <p>Pools on the container's threads instead of its executors: those look up a service loader for
 * every task, which is a twentieth of what a new connection costs.
 */
@Singleton(name = ConnectionThreads.NAME)
@ExcludeDefaultInterceptors
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConnectionThreads {

    /** The name of this EJB, which others start after. */
    static final String NAME = "kanal-connection-threads";

    /** Goodbyes are short; they wait for the locks of outboxes at most. */
    private static final int END_THREADS = 4;

    /** One may look at all connections that are due while the other is on time. */
    private static final int CLOCK_THREADS = 2;

    @Inject private OutboxSettings settings;
    @Inject private ConnectionSettings connections;

    @Resource private ManagedThreadFactory threads;

    private ExecutorService commands;
    private ExecutorService ends;
    private ScheduledExecutorService clock;
    private OutboxWriters writers;

    @PostConstruct
    void start() {
        commands = Executors.newFixedThreadPool(connections.commandThreads(), threads);
        ends = Executors.newFixedThreadPool(END_THREADS, threads);
        clock = Executors.newScheduledThreadPool(CLOCK_THREADS, threads);
        writers = new OutboxWriters(settings.writers(), threads);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
        commands.shutdownNow();
        ends.shutdown(); // what says goodbye goes on
        writers.stop();
    }

    /** Runs things later; to be asked for once, since a call of an EJB costs more than all else. */
    public Later later() {
        ScheduledExecutorService timer = clock;
        return (delay, task) -> timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs something again and again, also when it fails; it must not wait. */
    public ScheduledFuture<?> every(Duration period, Runnable task) {
        return clock.scheduleAtFixedRate(
                new Repeated("Looking after connections", task),
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Runs commands; may wait. */
    public Executor commands() {
        return commands;
    }

    /** Runs goodbyes and what is to be done after them, whatever the commands wait for. */
    public Executor ends() {
        return ends;
    }

    /** The writers for new connections. */
    public OutboxWriters writers() {
        return writers;
    }
}
