package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.kanal.channel.PublishRequest;
import org.kanal.queue.PublicationIntake;

/** Publishes what JMS producers and committed transactions have put on the queue. */
@ApplicationScoped
public class QueueIntake implements PublicationIntake {

    @Inject private Publishing publishing;
    @Inject private Receipts receipts;

    @Override
    public void take(PublishRequest request) {
        receipts.await(publishing.publish(request, Source.BACKEND));
    }
}
