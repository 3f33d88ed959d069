package org.kanal.it.publishing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.api.RealtimePublisher;

/** An application's CDI bean. */
@ApplicationScoped
public class PublishingBean {

    @Inject private RealtimePublisher publisher;
    @Resource private ManagedScheduledExecutorService timer;

    /** Publishes with the caller's id. */
    public void publish(Channel channel) {
        publisher.publish(channel, "cdi", PublishOptions.none().withPublisher());
    }

    /** Publishes from a managed timer. */
    public void publishSoon(Channel channel) {
        timer.schedule(() -> publisher.publish(channel, "timer"), 10, TimeUnit.MILLISECONDS);
    }
}
