package org.kanal.broker.memory;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.kanal.api.Publication;
import org.kanal.broker.Broker;
import org.kanal.broker.BrokerContract;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.Deliveries;

class MemoryBrokerTest extends BrokerContract {

    private final MemoryBroker broker = new MemoryBroker();
    private final BlockingQueue<Publication> arrived = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        broker.start(
                new Deliveries() {
                    @Override
                    public void onPublication(Publication publication) {
                        arrived.add(publication);
                    }

                    @Override
                    public void onReconnected(BrokerReconnected reconnected) {
                        throw new AssertionError("it is always there");
                    }
                });
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
