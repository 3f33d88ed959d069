package org.kanal.broker.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.broker.Broker;
import org.kanal.broker.Deliveries;

/**
 * The broker of one node alone: what is published arrives at once, on the publisher's thread. It
 * has no topics, loses nothing and is always there.
 */
public final class MemoryBroker implements Broker {

    private final Set<Channel> attached = ConcurrentHashMap.newKeySet();
    private Deliveries deliveries;

    @Override
    public void start(Deliveries to) {
        deliveries = to;
    }

    @Override
    public void publish(Publication publication) {
        if (attached.contains(publication.channel())) {
            deliveries.onPublication(publication);
        }
    }

    @Override
    public void attach(Channel channel) {
        attached.add(channel);
    }

    @Override
    public boolean isReachable() {
        return true;
    }

    @Override
    public void detach(Channel channel) {
        attached.remove(channel);
    }

    @Override
    public int lingering() {
        return 0;
    }
}
