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
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.kanal.gateway.Publishing;
import org.kanal.protocol.Disconnect;

/**
 * Sends the clients to other nodes before this one stops: nobody new is let in, and those who are
 * here are told in waves; then nothing more is published, and what was begun is finished. The
 * launcher says when, and waits until nobody is left.
 */
@Singleton(name = "kanal-drain")
@ExcludeDefaultInterceptors
@Startup
@DependsOn({"kanal-start-check", ConnectionThreads.NAME}) // which says why there is no start
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Drain {

    /** What the launcher is doing: {@code stops} from the moment that it is to stop. */
    private static final String STATE = "kanal.launch.state";

    private static final String STOPS = "stops";

    /** What it waits for; it knows by {@code false} that it is to wait. */
    private static final String DONE = "kanal.launch.drained";

    @Inject private Conversations conversations;
    @Inject private DrainSettings settings;
    @Inject private Publishing publishing;
    @Inject private ConnectionThreads threads;

    private ScheduledFuture<?> ticking;
    private Waves waves;

    @PostConstruct
    void start() {
        if (!settings.time().isZero()) {
            System.setProperty(DONE, "false");
            System.setProperty(
                    "kanal.launch.drain.millis", Long.toString(settings.time().toMillis()));
            ticking = threads.every(Waves.PAUSE, this::look);
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    private void look() {
        if (STOPS.equals(System.getProperty(STATE))) {
            drain();
        }
    }

    private void drain() {
        if (waves == null) {
            waves = new Waves(settings.time());
            conversations.admitNobody();
        }
        List<Conversation> open = List.copyOf(conversations.all());
        open.subList(0, waves.next(open.size()))
                .forEach(conversation -> conversation.close(Disconnect.SHUTDOWN));
        if (open.isEmpty()) {
            publishing.close();
        }
        if (open.isEmpty() && publishing.isIdle()) {
            System.setProperty(DONE, "true");
        }
    }
}
