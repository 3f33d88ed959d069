package org.kanal.broker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.kanal.api.Publication;

class InMemoryBrokerTest extends BrokerContract {

    private final InMemoryBroker broker = new InMemoryBroker();
    private final BlockingQueue<Publication> arrived = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        broker.observe(received -> arrived.add(received.publication()));
    }

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected BlockingQueue<Publication> arrived() {
        return arrived;
    }
}
