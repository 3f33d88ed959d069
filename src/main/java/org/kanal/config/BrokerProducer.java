package org.kanal.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.kanal.broker.Broker;
import org.kanal.broker.Deliveries;
import org.kanal.broker.openmq.OpenMqBroker;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/** Chooses the broker, and starts it. */
@Part
public class BrokerProducer {

    @Produces
    @Singleton
    Broker broker(Instance<OpenMqBroker> openMq) {
        return openMq.get();
    }

    void start(
            @Observes @Priority(Starting.BROKER) Starting starting,
            Broker broker,
            Deliveries deliveries) {
        broker.start(deliveries);
    }
}
