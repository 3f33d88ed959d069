package org.kanal.it.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.kanal.api.RealtimePublisher;

/** Publish in each phase of the transaction in which the event was fired. */
@ApplicationScoped
public class PublishingObservers {

    @Inject private RealtimePublisher publisher;

    void now(@Observes Told told) {
        publisher.publish(told.channel(), "in progress");
    }

    void before(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Told told) {
        publisher.publish(told.channel(), "before completion");
    }

    void success(@Observes(during = TransactionPhase.AFTER_SUCCESS) Told told) {
        publisher.publish(told.channel(), "after success");
    }

    void failure(@Observes(during = TransactionPhase.AFTER_FAILURE) Told told) {
        publisher.publish(told.channel(), "after failure");
    }

    void completion(@Observes(during = TransactionPhase.AFTER_COMPLETION) Told told) {
        publisher.publish(told.channel(), "after completion");
    }
}
