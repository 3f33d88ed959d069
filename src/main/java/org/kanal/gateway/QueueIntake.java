package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.kanal.queue.PublicationIntake;
import org.kanal.queue.QueuedPublication;

/** Publishes what JMS producers and committed transactions have put on the queue. */
@ApplicationScoped
public class QueueIntake implements PublicationIntake {

    @Inject private Publishing publishing;
    @Inject private Payloads payloads;

    @Override
    public void take(QueuedPublication queued) {
        publishing.await(
                publishing.publish(
                        queued.channel(),
                        payloads.parsed(queued.json()),
                        queued.options(),
                        queued.publisherId()));
    }
}
