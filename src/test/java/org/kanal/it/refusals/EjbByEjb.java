package org.kanal.it.refusals;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** An EJB that gets its publisher as an EJB. */
@Stateless
@LocalBean
public class EjbByEjb implements RefusedCaller {

    @EJB private RealtimePublisher publisher;

    @Override
    public void publish(Channel channel, Refused refused) {
        refused.publish(publisher, channel);
    }

    @Override
    public void publishAndCatch(Channel channel, Refused refused) {
        refused.publishAndCatch(publisher, channel);
    }

    /** Publishes, in a transaction that commits. */
    public void say(Channel channel, String text) {
        publisher.publish(channel, text);
    }
}
