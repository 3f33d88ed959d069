package org.kanal.cluster.grid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;
import org.kanal.cluster.PeerMessage;

/**
 * What other nodes said, for the listener of each kind: each message once, in its order, and a gap
 * is told. Not safe by itself: {@link GridPeers} guards it together with who is there.
 */
final class Inboxes {

    /** What became of a message. */
    enum Outcome {
        TAKEN,
        REPEATED,
        NOBODY_LISTENS,
        FULL
    }

    private final Map<String, Inbox> byKind = new LinkedHashMap<>();
    private final Heard heard = new Heard();
    private final Executor threads;
    private final long mostWaiting;

    /**
     * @param threads what listeners are called on
     * @param mostWaiting how many bytes may wait for each listener, about
     */
    Inboxes(Executor threads, long mostWaiting) {
        this.threads = threads;
        this.mostWaiting = mostWaiting;
    }

    /**
     * From now on the listener hears what is of its kind.
     *
     * @param present the nodes that are there, which it hears of first
     * @throws IllegalStateException if the kind has a listener
     */
    void listen(String kind, PeerListener listener, List<Node> present) {
        if (byKind.containsKey(PeerMessage.requireKind(kind))) {
            throw new IllegalStateException("the kind " + kind + " has a listener");
        }
        Inbox inbox = new Inbox(kind, listener, threads, mostWaiting);
        byKind.put(kind, inbox);
        present.forEach(node -> inbox.put(() -> listener.joined(node)));
    }

    /** All listeners hear of the node. */
    void joined(Node node) {
        byKind.values().forEach(inbox -> inbox.put(() -> inbox.listener().joined(node)));
    }

    /** All listeners hear that it is there no longer. */
    void left(Node node, boolean wasLost) {
        byKind.values().forEach(inbox -> inbox.put(() -> inbox.listener().left(node, wasLost)));
    }

    /**
     * Hands a message on.
     *
     * @param work what its listener does with it, if it is taken
     */
    Outcome hand(Envelope envelope, BiConsumer<PeerListener, Envelope> work) {
        Inbox inbox = byKind.get(envelope.kind());
        if (inbox == null) {
            return Outcome.NOBODY_LISTENS;
        }
        Node from = envelope.from();
        switch (heard.message(from.id(), envelope.kind(), envelope.number())) {
            case REPEATED -> {
                return Outcome.REPEATED;
            }
            case AFTER_A_GAP -> inbox.missed(from);
            case NEXT -> {
                // as it should be
            }
        }
        boolean hasRoom =
                inbox.offer(from, envelope.size(), () -> work.accept(inbox.listener(), envelope));
        return hasRoom ? Outcome.TAKEN : Outcome.FULL;
    }

    /** A node has sent so many of a kind; a listener that heard less is told. */
    void sent(Node from, String kind, long number) {
        Optional.ofNullable(byKind.get(kind))
                .filter(inbox -> heard.isBehind(from.id(), kind, number))
                .ifPresent(inbox -> inbox.missed(from));
    }
}
