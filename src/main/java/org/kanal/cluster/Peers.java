package org.kanal.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The nodes of the cluster, and the way to tell and ask the others. Everything has a kind, which
 * names the part of the server that it is for; per kind and sender it stays in order.
 *
 * <p>A message that is told arrives once or not at all; where one did not, its receiver hears that
 * it missed something ({@link PeerListener#missed}). Only nodes with the same secret hear each
 * other. May be used by many threads.
 */
public interface Peers {

    /** The most characters of a message, a question or an answer. */
    int LONGEST = 1_000_000;

    /** This node. */
    Node self();

    /** All nodes, this one too, those that have been there longest first. Never empty. */
    List<Node> members();

    /**
     * Whether these are as many as must be there ({@code kanal.cluster.min-members}). Who is cut
     * off finds that out one node after another.
     */
    boolean areEnough();

    /**
     * Returns when every server that shares the log has said that it is one of the members, or the
     * time is over.
     */
    void meet(Duration atMost);

    /**
     * Has a listener hear what is of a kind, and which nodes come and go.
     *
     * @param kind letters, digits and {@code -}, not empty; one listener each
     * @throws IllegalStateException if the kind has one
     */
    void listen(String kind, PeerListener listener);

    /**
     * Tells all other nodes. Does not wait until they have it.
     *
     * @throws IllegalArgumentException if the message is too long
     */
    void tell(String kind, String message);

    /**
     * Tells one node; nobody if it is not there.
     *
     * @throws IllegalArgumentException if the message is too long
     */
    void tell(Node to, String kind, String message);

    /**
     * Asks all other nodes.
     *
     * @param within how long answers are waited for
     * @return when all have answered, or the time is over; never fails
     * @throws IllegalArgumentException if the question is too long
     */
    CompletableFuture<Answers> ask(String kind, String question, Duration within);
}
