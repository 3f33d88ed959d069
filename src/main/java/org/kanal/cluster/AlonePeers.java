package org.kanal.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A node alone: there is nobody to tell, to ask or to hear. */
public final class AlonePeers implements Peers {

    private final Node self;
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();

    /**
     * @param name what people call this node
     */
    public AlonePeers(String name) {
        self = new Node(UUID.randomUUID().toString(), name);
    }

    @Override
    public Node self() {
        return self;
    }

    @Override
    public List<Node> members() {
        return List.of(self);
    }

    @Override
    public boolean areEnough() {
        return true;
    }

    @Override
    public void meet(Duration atMost) {
        // All are here.
    }

    @Override
    public void listen(String kind, PeerListener listener) {
        if (!kinds.add(PeerMessage.requireKind(kind))) {
            throw new IllegalStateException("the kind " + kind + " has a listener");
        }
    }

    @Override
    public void tell(String kind, String message) {
        PeerMessage.requireShort(message);
    }

    @Override
    public void tell(Node to, String kind, String message) {
        PeerMessage.requireShort(message);
    }

    @Override
    public CompletableFuture<Answers> ask(String kind, String question, Duration within) {
        PeerMessage.requireShort(question);
        return CompletableFuture.completedFuture(Answers.NONE);
    }
}
