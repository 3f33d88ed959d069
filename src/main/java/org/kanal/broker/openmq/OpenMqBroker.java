package org.kanal.broker.openmq;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Typed;
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
import java.util.concurrent.Executor;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.broker.Broker;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.Deliveries;
import org.kanal.openmq.BoundedCalls;
import org.kanal.openmq.BrokerSettings;
import org.kanal.openmq.BrokerThreads;
import org.kanal.openmq.OpenMqResources;
import org.kanal.openmq.ProviderConnection;
import org.kanal.support.Part;
import org.kanal.support.ServerContext;
import org.kanal.support.ServerThreads;

/** The broker on OpenMQ: publishes through the resource adapter, receives on a few lanes. */
@Part
@Typed(OpenMqBroker.class)
public class OpenMqBroker implements Broker {

    private static final Logger LOG = System.getLogger(OpenMqBroker.class.getName());
    private static final String RECONNECTED = "E301";
    private static final String DISCONNECTED = "E2";

    /** How long a topic without consumers stays: in broker.properties, and OpenMQ's default. */
    private static final Duration LINGER_INSIDE = Duration.ofSeconds(15);

    private static final Duration LINGER_ELSEWHERE = Duration.ofSeconds(120);

    @Resource(lookup = OpenMqResources.TOPIC_CONNECTION_FACTORY)
    private ConnectionFactory factory;

    private final BrokerSettings settings;
    private final ServerThreads threads;
    private final List<ReceiveLane> lanes = new ArrayList<>();
    private final Topics topics;
    private final DroppedMessages dropped = new DroppedMessages();
    private final Optional<TopicSignature> signature;
    private final BoundedCalls calls;
    private final Executor sends;
    private Optional<EmbeddedTopics> inside = Optional.empty();
    private Producers producers;
    private Deliveries deliveries;
    private Connection connection;

    /** Until it has started, and while the connection is lost. */
    private volatile boolean away = true;

    @Inject
    OpenMqBroker(
            BrokerSettings settings,
            BrokerThreads brokerThreads,
            ServerThreads threads,
            ServerContext context) {
        this.settings = settings;
        this.threads = threads;
        signature = settings.topicSecret().map(TopicSignature::new);
        calls = new BoundedCalls(brokerThreads.executor(), settings.timeout());
        sends = new SendExecutor(settings, brokerThreads, context);
        topics =
                new Topics(
                        new Listeners(),
                        !settings.isShared(),
                        settings.isEmbedded() ? LINGER_INSIDE : LINGER_ELSEWHERE,
                        System::nanoTime);
    }

    @Override
    public void start(Deliveries to) {
        deliveries = to;
        producers = new Producers(factory, sends, signature);
        connection =
                calls.call(
                        "connecting to the message broker at " + settings.url(),
                        () -> ProviderConnection.open(settings, this::onEvent));
        inside = settings.isEmbedded() ? EmbeddedTopics.look() : Optional.empty();
        calls.call("opening lanes to the message broker", this::openLanes);
        away = false;
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
        if (connection == null) {
            return; // it has not started
        }
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
        OptionalInt listeners = listeners(publication.channel());
        if (listeners.isEmpty()) {
            return;
        }
        if (listeners.getAsInt() == 1 && isForUs(publication)) {
            deliver(publication);
        } else {
            producers.send(publication);
        }
    }

    /**
     * How many listen to a channel's topic; empty if it has none. Brokers that are linked know what
     * others listen to, and are asked by sending.
     */
    private OptionalInt listeners(Channel channel) {
        return settings.isShared() || inside.isEmpty()
                ? OptionalInt.of(Integer.MAX_VALUE)
                : inside.get().consumers(TopicName.of(channel));
    }

    /**
     * Whether the one who listens is this node: then the way through the broker leads back here, by
     * way of two more threads. Only what has a position goes straight: whatever of it comes by the
     * other way too, sooner or later, is put in order or dropped by that.
     */
    private boolean isForUs(Publication publication) {
        return publication.position().isPresent() && topics.isListening(publication.channel());
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
        return settings.isEmbedded() && settings.isShared()
                ? BrokerLinks.count()
                : OptionalInt.empty();
    }

    @Override
    public void linkWith(List<String> hosts) {
        BrokerLinks.link(hosts.stream().map(host -> host + ":" + settings.clusterPort()).toList());
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
            deliver(PublicationMessage.read(message, signature));
        } catch (JMSException | IllegalArgumentException e) {
            dropped.add(e.getMessage());
        }
    }

    private void deliver(Publication publication) {
        try {
            deliveries.onPublication(publication);
        } catch (RuntimeException e) {
            // The lane must go on with the next one, and a gap is found by the hub.
            LOG.log(Level.WARNING, "A publication was not delivered: " + e, e);
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
