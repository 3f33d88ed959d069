package org.kanal.facts;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
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
import org.kanal.support.Part;
import org.kanal.support.RequestScope;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Fires CDI events for the observers of applications, with {@code @Observes} and with
 * {@code @ObservesAsync}: on threads of its own, so that nobody waits for them; a channel's in the
 * order in which they happened, each observer after the other. An observer that is slow delays
 * other observers only. What it cannot keep up with is dropped and logged.
 *
 * <p>Where nobody observes a kind of fact, telling it costs nothing.
 */
@Part
public class Facts {

    private static final int LANES = 2;

    /** Observers run where the fact is told, one after another: that keeps order and bounds. */
    private static final NotificationOptions HERE = NotificationOptions.ofExecutor(Runnable::run);

    private final Event<Object> events;
    private final BeanManager beans;
    private final RequestScope request;

    private final Map<Class<?>, Boolean> observed = new ConcurrentHashMap<>();
    private final List<FactLane> lanes;

    @Inject
    public Facts(
            FactSettings settings,
            @Any Event<Object> events,
            BeanManager beans,
            ServerThreads threads,
            RequestScope request) {
        this.events = events;
        this.beans = beans;
        this.request = request;
        lanes =
                Stream.generate(() -> new FactLane(settings.maxWaiting(), threads))
                        .limit(LANES)
                        .toList();
    }

    void wake(@Observes @Priority(Starting.FACTS) Starting starting) {
        // It is made before it is told.
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

    /** Whether anybody observes facts of this kind. */
    public boolean isObserved(Object fact) {
        return !beans.resolveObserverMethods(fact).isEmpty();
    }

    private void fire(Object fact) {
        try {
            request.run(() -> events.fire(fact));
        } finally {
            events.fireAsync(fact, HERE).exceptionally(FactLane::failed);
        }
    }
}
