package org.kanal.it.topics;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.kanal.api.Channel;
import org.kanal.broker.Broker;

/** The real broker, with a note of each topic that is attached or detached. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class WatchedBroker implements Broker {

    @Inject @Delegate private Broker broker;
    @Inject private Topics topics;

    @Override
    public void attach(Channel channel) {
        topics.attached(channel.toString());
        broker.attach(channel);
    }

    @Override
    public void detach(Channel channel) {
        topics.detached(channel.toString());
        broker.detach(channel);
    }
}
