package org.kanal.it.refusals;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** An EJB that gets its publisher by CDI. */
@Stateless
@LocalBean
public class EjbByInject implements RefusedCaller {

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
