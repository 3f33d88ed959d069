package org.kanal.it.publishing;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** An application's scheduled method. */
@Singleton
public class ScheduledPublishing {

    static final Channel CHANNEL = Channel.of("it-scheduled");

    @Inject private RealtimePublisher publisher;

    /** Publishes every few seconds. */
    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    public void publish() {
        publisher.publish(CHANNEL, "scheduled");
    }
}
