package org.kanal.it.publishing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.api.RealtimePublisher;

/** An application's EJB: its methods run in a transaction. */
@Stateless
public class PublishingEjb {

    @Inject private RealtimePublisher publisher;

    /** Publishes with the caller's id. */
    public void publish(Channel channel) {
        publisher.publish(channel, "ejb", PublishOptions.none().withPublisher());
    }
}
