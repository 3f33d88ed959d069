package org.kanal.facts;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.support.Starting;

/**
 * Fires CDI events for the observers of applications, with {@code @Observes} and with
 * {@code @ObservesAsync}: on threads of its own, so that nobody waits for them; a channel's in the
 * order in which they happened, each observer after the other. An observer that is slow delays
 * other observers only. What it cannot keep up with is dropped and logged.
 *
 * <p>Where nobody observes a kind of fact, telling it costs nothing.
 */
@ApplicationScoped
public class Facts {

    private static final int LANES = 2;

    /** Observers run where the fact is told, one after another: that keeps order and bounds. */
    private static final NotificationOptions HERE = NotificationOptions.ofExecutor(Runnable::run);

    @Inject private FactSettings settings;
    @Inject @Any private Event<Object> events;
    @Inject private BeanManager beans;

    @Resource private ManagedThreadFactory threads;

    private final Map<Class<?>, Boolean> observed = new ConcurrentHashMap<>();
    private List<FactLane> lanes;

    void wake(@Observes @Priority(Starting.FACTS) Starting starting) {
        // It is made before it is told.
    }

    @PostConstruct
    void start() {
        lanes =
                Stream.generate(() -> new FactLane(settings.maxWaiting(), threads))
                        .limit(LANES)
                        .toList();
    }

    @PreDestroy
    void stop() {
        lanes.forEach(FactLane::stop);
    }

    /**
     * Tells a fact at some time after this, and after what was told of the same channel before.
     *
     * @param fact a record that is public
     */
    public void tell(Channel channel, Object fact) {
        if (observed.computeIfAbsent(fact.getClass(), kind -> isObserved(fact))) {
            lanes.get(Math.floorMod(channel.hashCode(), LANES)).tell(() -> fire(fact));
        }
    }

    private boolean isObserved(Object fact) {
        return !beans.resolveObserverMethods(fact).isEmpty();
    }

    private void fire(Object fact) {
        try {
            events.fire(fact);
        } finally {
            events.fireAsync(fact, HERE).exceptionally(FactLane::failed);
        }
    }
}
