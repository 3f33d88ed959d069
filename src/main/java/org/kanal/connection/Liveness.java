package org.kanal.connection;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.util.concurrent.ScheduledFuture;
import org.kanal.gateway.GatewaySettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.outbox.OutboxTotal;
import org.kanal.outbox.OutboxWriters;
import org.kanal.protocol.Disconnect;

/**
 * Finds connections that are dead without saying so, those whose tokens have expired and those
 * whose clients do not read, with one timer for all of them that looks at those that are due, and
 * says goodbye to all when the server stops.
 */
@Singleton(name = "kanal-liveness")
@ExcludeDefaultInterceptors
@Startup
// The threads outlive the goodbyes; the check says why there is no start.
@DependsOn({"kanal-start-check", ConnectionThreads.NAME})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Liveness {

    private static final int HEARTBEATS_TO_READ = 2;

    @Inject private Conversations conversations;
    @Inject private GatewaySettings settings;
    @Inject private OutboxSettings outboxes;
    @Inject private ConnectionThreads threads;

    private ScheduledFuture<?> ticking;
    private OutboxTotal unread;
    private OutboxWriters writers;
    private long longestWrite;

    @PostConstruct
    void start() {
        unread = new OutboxTotal(outboxes.totalBytes());
        longestWrite = settings.heartbeat().multipliedBy(HEARTBEATS_TO_READ).toNanos();
        writers = threads.writers();
        ticking = threads.every(conversations.tick(), this::check);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        conversations.all().forEach(conversation -> conversation.close(Disconnect.SHUTDOWN));
    }

    private void check() {
        long now = System.nanoTime();
        conversations.look(now);
        unread.bound(writers.unfinished(), longestWrite, now);
    }
}
