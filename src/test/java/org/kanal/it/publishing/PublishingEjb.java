package org.kanal.it.publishing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.kanal.channel.Channel;
import org.kanal.channel.PublishOptions;
import org.kanal.gateway.RealtimePublisher;

/** An application's EJB: its methods run in a transaction. */
@Stateless
public class PublishingEjb {

    @Inject private RealtimePublisher publisher;

    /** Publishes with the caller's id. */
    public void publish(Channel channel) {
        publisher.publish(channel, "ejb", PublishOptions.none().withPublisher());
    }
}
