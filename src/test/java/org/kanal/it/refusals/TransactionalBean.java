package org.kanal.it.refusals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** A CDI bean with transactions. */
@ApplicationScoped
@Transactional
public class TransactionalBean implements RefusedCaller {

    @Inject private RealtimePublisher publisher;

    @Override
    public void publish(Channel channel, Refused refused) {
        refused.publish(publisher, channel);
    }

    @Override
    public void publishAndCatch(Channel channel, Refused refused) {
        refused.publishAndCatch(publisher, channel);
    }
}
