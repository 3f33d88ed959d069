package org.kanal.hub;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.PublicationReceived;
import org.kanal.api.Unavailable;
import org.kanal.broker.Broker;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.Deliveries;
import org.kanal.facts.Facts;
import org.kanal.history.ChannelLog;
import org.kanal.history.LogChanged;
import org.kanal.outbox.OutboxSettings;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Who on this node listens to what. The first subscriber of a channel attaches this node to it;
 * some time after the last one left it is detached. Looking is free: neither log nor broker spends
 * anything on a channel before its first publication.
 */
@Part
public class Hub implements Deliveries {

    /** Each channel waits for them at most once, so what waits is bounded by the channels. */
    private static final int REPAIR_THREADS = 2;

    private final Broker broker;
    private final ChannelLog log;
    private final HubSettings settings;
    private final OutboxSettings outbox;
    private final Facts facts;

    private final Map<Channel, Gate> gates = new ConcurrentHashMap<>();
    private final ExecutorService repairs;

    @Inject
    Hub(
            Broker broker,
            ChannelLog log,
            HubSettings settings,
            OutboxSettings outbox,
            Facts facts,
            ServerThreads threads) {
        this.broker = broker;
        this.log = log;
        this.settings = settings;
        this.outbox = outbox;
        this.facts = facts;
        repairs = Executors.newFixedThreadPool(REPAIR_THREADS, threads);
    }

    void wake(@Observes @Priority(Starting.HUB) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        repairs.shutdownNow();
    }

    /**
     * Takes a seat at a channel; the caller starts it.
     *
     * @throws Unavailable if the channel cannot be received now, or this node receives as many as
     *     allowed
     */
    public <R extends Receiver> Seat<R> join(Channel channel, R who) {
        if (!gates.containsKey(channel)
                && gates.size() + broker.lingering() >= settings.maxChannels()) {
            throw new Unavailable(
                    "this server receives "
                            + settings.maxChannels()
                            + " channels, as many as allowed (kanal.hub.max-channels)");
        }
        while (true) {
            Optional<Seat<R>> seat = gates.computeIfAbsent(channel, Gate::new).join(who);
            if (seat.isPresent()) {
                return seat.get();
            }
        }
    }

    /**
     * Detaches this node from channels that have been without subscribers for long enough, and
     * looks into the log where it did not answer before; on all channels while the broker is away.
     */
    public void sweep() {
        gates.values().forEach(Gate::closeIfUnused);
        gates.values().forEach(broker.isReachable() ? Gate::catchUpIfBehind : Gate::catchUp);
    }

    /**
     * Looks into the log of every channel. A publication that the broker lost shows by the next one
     * that it carries; this is for those that are the last for a while.
     */
    public void catchUp() {
        gates.values().forEach(Gate::catchUp);
    }

    /** Others may have been told more than was delivered here, or less. */
    void onLogChanged(@Observes LogChanged changed) {
        log.nodes().refusal().ifPresentOrElse(this::lose, this::catchUp);
    }

    /** Nobody waits for those who read the log, and may hang in it. */
    private void lose(Unavailable why) {
        gates.values().forEach(gate -> gate.lose(why));
    }

    /** Whether this node is attached to a channel. */
    public boolean receives(Channel channel) {
        return gates.containsKey(channel);
    }

    /** Looks into the log for what was lost on the way to this node's subscribers. */
    public void catchUp(Channel channel) {
        Gate gate = gates.get(channel);
        if (gate != null) {
            gate.catchUp();
        }
    }

    /** What arrived is delivered first, and then told to the application's observers. */
    @Override
    public void onPublication(Publication publication) {
        Gate gate = gates.get(publication.channel());
        if (gate != null) {
            gate.receive(publication);
        }
        facts.tell(publication.channel(), new PublicationReceived(publication));
    }

    @Override
    public void onReconnected(BrokerReconnected reconnected) {
        catchUp();
    }

    /** Opens and closes one channel's stream: attached exactly while there is one. */
    private final class Gate {

        private final Channel channel;
        private volatile ChannelStream stream;
        private boolean closed;

        Gate(Channel channel) {
            this.channel = channel;
        }

        /** Empty if the gate was closed meanwhile and another one is to be asked. */
        synchronized <R extends Receiver> Optional<Seat<R>> join(R who) {
            if (closed) {
                return Optional.empty();
            }
            if (stream == null) {
                open();
            }
            return Optional.of(stream.join(who));
        }

        /** Whatever is published after the head was read arrives, or is found in the log. */
        private void open() {
            try {
                Optional<Position> head =
                        log.keeps(channel) ? Optional.of(log.head(channel)) : Optional.empty();
                stream = new ChannelStream(channel, log, outbox.overflowOf(channel), repairs, head);
                broker.attach(channel);
                stream.catchUp();
            } catch (RuntimeException e) {
                // Whatever failed: a stream that is not attached is not to be joined by others.
                close();
                throw e;
            }
        }

        synchronized void closeIfUnused() {
            if (!closed && (stream == null || stream.isEmptyFor(settings.linger().toNanos()))) {
                close();
            }
        }

        private void close() {
            closed = true;
            stream = null;
            broker.detach(channel); // before another gate can open and attach
            gates.remove(channel, this);
        }

        void receive(Publication publication) {
            ChannelStream open = stream;
            if (open != null) {
                open.receive(publication);
            }
        }

        void catchUp() {
            ChannelStream open = stream;
            if (open != null) {
                open.catchUp();
            }
        }

        void lose(Unavailable why) {
            ChannelStream open = stream;
            if (open != null) {
                open.lose(why);
            }
        }

        void catchUpIfBehind() {
            ChannelStream open = stream;
            if (open != null) {
                open.catchUpIfBehind();
            }
        }
    }
}
