package org.kanal.connection;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ScheduledFuture;
import org.kanal.gateway.GatewaySettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.outbox.OutboxTotal;
import org.kanal.protocol.Disconnect;

/**
 * Finds connections that are dead without saying so and those whose tokens have expired, with one
 * timer for all of them, and says goodbye to all when the server stops.
 */
@Singleton(name = "kanal-liveness")
@Startup
// The threads outlive the goodbyes; the check says why there is no start.
@DependsOn({ConnectionThreads.NAME, "kanal-start-check"})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Liveness {

    private static final Logger LOG = System.getLogger(Liveness.class.getName());
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
    private static final long TICKS_PER_HEARTBEAT = 5;

    @Inject private Conversations conversations;
    @Inject private GatewaySettings settings;
    @Inject private OutboxSettings outboxes;
    @Inject private ConnectionThreads threads;

    private ScheduledFuture<?> ticking;
    private OutboxTotal unread;

    @PostConstruct
    void start() {
        unread = new OutboxTotal(outboxes.totalBytes());
        Duration part = settings.heartbeat().dividedBy(TICKS_PER_HEARTBEAT);
        Duration tick = part.compareTo(LONGEST_TICK) < 0 ? part : LONGEST_TICK;
        ticking = threads.every(tick, this::check);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        conversations.all().forEach(conversation -> conversation.close(Disconnect.SHUTDOWN));
    }

    private void check() {
        long now = System.nanoTime();
        Instant today = Instant.now();
        long heartbeat = settings.heartbeat().toNanos();
        Collection<Conversation> all = conversations.all();
        for (Conversation conversation : all) {
            try {
                conversation.checkToken(today);
                conversation.checkLiveness(now, heartbeat);
            } catch (RuntimeException e) {
                // The timer forgets a task that throws, and then nobody would look any more.
                LOG.log(Level.WARNING, "A connection could not be looked after", e);
            }
        }
        unread.bound(all.stream().map(Conversation::outbox).toList(), now);
    }
}
