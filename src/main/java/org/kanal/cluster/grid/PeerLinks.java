package org.kanal.cluster.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.kanal.cluster.Node;

/**
 * The ways to the other nodes. That of a node that was lost is kept, with its numbers: should it
 * come back after a split, it is to know that it missed something.
 */
final class PeerLinks {

    private static final System.Logger LOG = System.getLogger(PeerLinks.class.getName());
    private static final int MOST_LOST = 100;

    private final HazelcastInstance grid;
    private final Node self;
    private final Seal seal;
    private final Map<Node, PeerLink> open = new LinkedHashMap<>();
    private final Map<Node, PeerLink> lost =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Node, PeerLink> eldest) {
                    return size() > MOST_LOST;
                }
            };

    PeerLinks(HazelcastInstance grid, Node self, Seal seal) {
        this.grid = grid;
        this.self = self;
        this.seal = seal;
    }

    /** A node is there: it hears who this one is before anything else. */
    void open(Node node, UUID ownMember) {
        PeerLink link;
        synchronized (this) {
            link = lost.remove(node);
            if (link == null) {
                link = new PeerLink(self, node, grid.getTopic(GridEvents.topicOf(node)), seal);
            }
            link.send(Envelope.What.HELLO, "", 0, ownMember.toString());
            open.put(node, link);
        }
        link.sendCounts();
    }

    synchronized void close(Node node, boolean wasLost) {
        PeerLink link = open.remove(node);
        if (link != null && wasLost) {
            lost.put(node, link);
        }
    }

    void toAll(String kind, String message) {
        List<PeerLink> links;
        synchronized (this) {
            links = List.copyOf(open.values());
        }
        skipLost(kind);
        links.forEach(link -> link.send(Envelope.What.TELL, kind, message));
    }

    /** Those who are lost are to know that something was said, should they come back. */
    synchronized void skipLost(String kind) {
        lost.values().forEach(link -> link.skip(kind));
    }

    /** Nothing, if the node is not there. */
    void to(Node node, Consumer<PeerLink> send) {
        PeerLink link;
        synchronized (this) {
            link = open.get(node);
        }
        if (link != null) {
            send.accept(link);
        }
    }

    /** Whoever is there is to know that this node is. */
    void helloToAll(UUID ownMember) {
        Envelope hello = new Envelope(Envelope.What.HELLO, self, "", "", 0, ownMember.toString());
        grid.<byte[]>getTopic(GridEvents.FOR_ALL).publish(seal.close(hello));
    }

    void sendCounts() {
        List<PeerLink> links;
        synchronized (this) {
            links = List.copyOf(open.values());
        }
        links.forEach(PeerLink::sendCounts);
    }

    void bye() {
        List<PeerLink> links;
        synchronized (this) {
            links = List.copyOf(open.values());
            open.clear();
        }
        links.forEach(link -> link.send(Envelope.What.BYE, "", 0, ""));
        try {
            grid.getTopic(GridEvents.topicOf(self)).destroy();
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            LOG.log(Level.DEBUG, "the grid has gone before", e);
        }
    }
}
