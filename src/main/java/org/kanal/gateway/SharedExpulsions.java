package org.kanal.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kanal.cluster.EveryNode;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;
import org.kanal.cluster.Peers;

/**
 * Has every node of the cluster expel whom one does. A node that comes, or comes back, gets what
 * stands from the others, and they from it.
 */
final class SharedExpulsions implements PeerListener {

    private static final String KIND = "expulsions";
    private static final String SEND = "send";

    /** Lines of one message have at most about so many characters. */
    private static final int LARGE = 50_000;

    private final Peers peers;
    private final EveryNode everyNode;
    private final Consumer<List<Expulsion>> here;
    private final Supplier<List<Expulsion>> standing;

    /**
     * @param patience how long other nodes are waited for
     * @param here expels from this node
     * @param standing what still counts on this node
     */
    SharedExpulsions(
            Peers peers,
            Duration patience,
            Consumer<List<Expulsion>> here,
            Supplier<List<Expulsion>> standing) {
        this.peers = peers;
        this.here = here;
        this.standing = standing;
        everyNode = new EveryNode(peers, KIND, patience);
        peers.listen(KIND, this);
    }

    /** Expels from all nodes, and returns when that is done. */
    void tell(Expulsion expulsion) {
        everyNode.run(expulsion.line(), () -> here.accept(List.of(expulsion)));
    }

    @Override
    public String asked(Node from, String question) {
        here.accept(List.of(Expulsion.of(question)));
        return "done";
    }

    @Override
    public void joined(Node node) {
        List<String> lines = new ArrayList<>();
        int size = 0;
        for (Expulsion expulsion : standing.get()) {
            String line = expulsion.line();
            lines.add(line);
            size += line.length();
            if (size > LARGE) {
                peers.tell(node, KIND, String.join("\n", lines));
                lines.clear();
                size = 0;
            }
        }
        if (!lines.isEmpty()) {
            peers.tell(node, KIND, String.join("\n", lines));
        }
    }

    @Override
    public void told(Node from, String message) {
        if (message.equals(SEND)) {
            joined(from);
        } else {
            here.accept(Stream.of(message.split("\n")).map(Expulsion::of).toList());
        }
    }

    @Override
    public void missed(Node from) {
        peers.tell(from, KIND, SEND);
    }
}
