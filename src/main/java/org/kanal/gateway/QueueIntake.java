package org.kanal.gateway;

import jakarta.inject.Inject;
import org.kanal.channel.PublishRequest;
import org.kanal.queue.PublicationIntake;
import org.kanal.support.Part;

/** Publishes what JMS producers and committed transactions have put on the queue. */
@Part
public class QueueIntake implements PublicationIntake {

    private final Publishing publishing;
    private final Receipts receipts;

    @Inject
    QueueIntake(Publishing publishing, Receipts receipts) {
        this.publishing = publishing;
        this.receipts = receipts;
    }

    @Override
    public void take(PublishRequest request) {
        receipts.await(publishing.publishHere(request, Source.BACKEND));
    }
}
