package org.kanal.broker.openmq;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.api.PublicationReceived;
import org.kanal.api.Unavailable;
import org.kanal.broker.Broker;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.Deliveries;
import org.kanal.facts.Facts;
import org.kanal.openmq.BoundedCalls;
import org.kanal.openmq.BrokerSettings;
import org.kanal.openmq.BrokerThreads;
import org.kanal.openmq.OpenMqResources;
import org.kanal.openmq.ProviderConnection;
import org.kanal.support.Starting;

/** The broker on OpenMQ: publishes through the resource adapter, receives on a few lanes. */
@ApplicationScoped
public class OpenMqBroker implements Broker {

    private static final Logger LOG = System.getLogger(OpenMqBroker.class.getName());
    private static final String RECONNECTED = "E301";
    private static final String DISCONNECTED = "E2";

    @Inject private BrokerSettings settings;
    @Inject private Deliveries deliveries;
    @Inject private Facts facts;

    @Resource(lookup = OpenMqResources.TOPIC_CONNECTION_FACTORY)
    private ConnectionFactory factory;

    @Inject private BrokerThreads brokerThreads;

    @Resource private ManagedThreadFactory threads;

    /** How long a topic without consumers stays: in broker.properties, and OpenMQ's default. */
    private static final Duration LINGER_INSIDE = Duration.ofSeconds(15);

    private static final Duration LINGER_ELSEWHERE = Duration.ofSeconds(120);

    private final List<ReceiveLane> lanes = new ArrayList<>();
    private Topics topics;
    private final DroppedMessages dropped = new DroppedMessages();
    private Optional<TopicSignature> signature;
    private BoundedCalls sends;
    private Producers producers;
    private Connection connection;
    private volatile boolean away;

    void wake(@Observes @Priority(Starting.BROKER) Starting starting) {
        // It is made before it is told.
    }

    @PostConstruct
    void open() {
        signature = settings.topicSecret().map(TopicSignature::new);
        BoundedCalls calls = new BoundedCalls(brokerThreads.executor(), settings.timeout());
        sends = new BoundedCalls(brokerThreads.executor(), settings.timeout().dividedBy(2));
        producers =
                new Producers(
                        factory, settings.isEmbedded() ? Runnable::run : this::bounded, signature);
        topics =
                new Topics(
                        new Listeners(),
                        !settings.isShared(),
                        settings.isEmbedded() ? LINGER_INSIDE : LINGER_ELSEWHERE,
                        System::nanoTime);
        connection =
                calls.call(
                        "connecting to the message broker at " + settings.url(),
                        () -> ProviderConnection.open(settings, this::onEvent));
        calls.call("opening lanes to the message broker", this::openLanes);
    }

    /** Half of what a publisher may wait for, so that what is in the log goes out from there. */
    private void bounded(Runnable send) {
        sends.call("sending to the message broker", Executors.callable(send));
    }

    private Void openLanes() throws JMSException {
        for (int i = 0; i < settings.lanes(); i++) {
            lanes.add(new ReceiveLane(connection, this::onMessage, threads, settings.timeout()));
        }
        connection.start();
        return null;
    }

    @PreDestroy
    void close() {
        producers.close();
        lanes.forEach(ReceiveLane::close);
        try {
            connection.close();
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "the broker's connection did not close", e);
        }
    }

    @Override
    public void publish(Publication publication) {
        requireReachable();
        topics.beforePublishing(publication.channel());
        producers.send(publication);
    }

    @Override
    public boolean isReachable() {
        return !away;
    }

    @Override
    public void attach(Channel channel) {
        requireReachable();
        topics.attach(channel);
    }

    @Override
    public void detach(Channel channel) {
        topics.detach(channel);
    }

    @Override
    public int lingering() {
        return topics.lingering();
    }

    @Override
    public OptionalInt links() {
        if (!settings.isEmbedded() || !settings.isShared()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(BrokerLinks.count());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the broker does not tell its links", e);
            return OptionalInt.empty();
        }
    }

    @Override
    public void linkWith(List<String> hosts) {
        try {
            BrokerLinks.link(
                    hosts.stream().map(host -> host + ":" + settings.clusterPort()).toList());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "The message broker cannot be linked with " + hosts + ": " + e);
        }
    }

    private void requireReachable() {
        if (away) {
            throw new Unavailable("the message broker at " + settings.url() + " is away");
        }
    }

    private final class Listeners implements Topics.Listeners {
        @Override
        public void attach(Watch watch) {
            laneOf(watch.topic()).attach(watch);
        }

        @Override
        public void detach(String topic) {
            laneOf(topic).detach(topic);
        }
    }

    private ReceiveLane laneOf(String topic) {
        return lanes.get(Math.floorMod(topic.hashCode(), lanes.size()));
    }

    private void onMessage(Message message) {
        try {
            PublicationReceived received =
                    new PublicationReceived(PublicationMessage.read(message, signature));
            deliveries.onPublication(received);
            facts.tell(received.publication().channel(), received);
        } catch (JMSException | IllegalArgumentException e) {
            dropped.add(e.getMessage());
        } catch (RuntimeException e) {
            // The lane must go on with the next one, and a gap is found by the hub.
            LOG.log(Level.WARNING, "A message from the broker was not delivered: " + e, e);
        }
    }

    private void onEvent(String code) {
        if (code.startsWith(DISCONNECTED)) {
            LOG.log(Level.WARNING, "The message broker is away; connecting again");
            away = true;
            producers.close();
        } else if (code.startsWith(RECONNECTED)) {
            LOG.log(Level.INFO, "The message broker is back");
            away = false;
            deliveries.onReconnected(new BrokerReconnected());
        }
    }
}
