package org.kanal.cluster.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kanal.cluster.Node;

/**
 * The way to one other node: numbers what is said of each kind, and sends it in that order. What
 * cannot be sent has its number, so that the other misses it.
 */
final class PeerLink {

    private static final System.Logger LOG = System.getLogger(PeerLink.class.getName());

    private final Node self;
    private final Node to;
    private final ITopic<byte[]> topic;
    private final Seal seal;
    private final Map<String, Long> numbers = new HashMap<>();

    PeerLink(Node self, Node to, ITopic<byte[]> topic, Seal seal) {
        this.self = self;
        this.to = to;
        this.topic = topic;
        this.seal = seal;
    }

    /** Something that is counted. */
    synchronized void send(Envelope.What what, String kind, String text) {
        send(what, kind, numbers.merge(kind, 1L, Long::sum), text);
    }

    /** Counts it only: the other is not there, and is to miss it should it come back. */
    synchronized void skip(String kind) {
        numbers.merge(kind, 1L, Long::sum);
    }

    /** Something that is not counted. */
    synchronized void send(Envelope.What what, String kind, long number, String text) {
        Envelope envelope = new Envelope(what, self, to.id(), kind, number, text);
        try {
            topic.publish(seal.close(envelope));
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            LOG.log(Level.WARNING, "Node " + to + " was not told of " + kind + ": " + e);
        }
    }

    /** Tells the other how much it was sent. */
    synchronized void sendCounts() {
        if (!numbers.isEmpty()) {
            send(Envelope.What.COUNTS, "", 0, counts());
        }
    }

    private String counts() {
        return numbers.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining("\n"));
    }
}
