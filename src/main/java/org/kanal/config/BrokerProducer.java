package org.kanal.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.kanal.broker.Broker;
import org.kanal.broker.Deliveries;
import org.kanal.broker.memory.MemoryBroker;
import org.kanal.broker.openmq.OpenMqBroker;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;
import org.kanal.support.Starting;

/** Makes the broker that {@code kanal.broker.kind} names, and starts it. */
@Part
public class BrokerProducer {

    static final String KIND_KEY = "kanal.broker.kind";

    private final SettingReader settings;

    @Inject
    BrokerProducer(@ServerConfig Config config) {
        settings = new SettingReader(config);
    }

    /**
     * @throws org.kanal.api.InvalidInput if there is none of that kind
     */
    @Produces
    @Singleton
    Broker broker(Instance<OpenMqBroker> openMq) {
        Map<String, Supplier<Broker>> kinds =
                Map.of("openmq", openMq::get, "memory", MemoryBroker::new);
        return kinds.get(settings.oneOf(KIND_KEY, kinds.keySet())).get();
    }

    void start(
            @Observes @Priority(Starting.BROKER) Starting starting,
            Broker broker,
            Deliveries deliveries) {
        broker.start(deliveries);
    }
}
