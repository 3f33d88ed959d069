package org.kanal.jms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.kanal.broker.PublicationIntake;
import org.kanal.broker.QueuedPublication;
import org.kanal.gateway.PayloadWriter;
import org.kanal.gateway.Publishing;

/** Publishes what JMS producers and committed transactions have put on the queue. */
@ApplicationScoped
public class QueueIntake implements PublicationIntake {

    @Inject private Publishing publishing;
    @Inject private PayloadWriter payloads;

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
