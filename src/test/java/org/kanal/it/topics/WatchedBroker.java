package org.kanal.it.topics;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.OptionalInt;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.broker.Broker;
import org.kanal.broker.Deliveries;
import org.kanal.broker.openmq.OpenMqBroker;

/** The real broker, with a note of each topic that is attached or detached. */
@Singleton
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class WatchedBroker implements Broker {

    private final Broker broker;
    private final Topics topics;

    @Inject
    WatchedBroker(OpenMqBroker broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
    }

    @Override
    public void start(Deliveries deliveries) {
        broker.start(deliveries);
    }

    @Override
    public void publish(Publication publication) {
        broker.publish(publication);
    }

    @Override
    public void attach(Channel channel) {
        topics.attached(channel.toString());
        broker.attach(channel);
    }

    @Override
    public boolean isReachable() {
        return broker.isReachable();
    }

    @Override
    public void detach(Channel channel) {
        topics.detached(channel.toString());
        broker.detach(channel);
    }

    @Override
    public int lingering() {
        return broker.lingering();
    }

    @Override
    public OptionalInt links() {
        return broker.links();
    }

    @Override
    public void linkWith(List<String> hosts) {
        broker.linkWith(hosts);
    }
}
