package org.kanal.cluster;

/**
 * Hears about the other nodes, one thing after another on a thread that may wait; what comes
 * meanwhile is kept up to a bound. A node's messages come between its {@link #joined} and its
 * {@link #left}, in the order in which it sent them, each once.
 */
public interface PeerListener {

    /** A node is there; also those that were there before this listener. */
    default void joined(Node node) {
        // Most do not care.
    }

    /**
     * A node is not there any more, or does not answer.
     *
     * @param wasLost false if it said goodbye; else it has died, or goes on apart from this one and
     *     may join again
     */
    default void left(Node node, boolean wasLost) {
        // Most do not care.
    }

    /** A node has told something. */
    default void told(Node from, String message) {
        throw new UnsupportedOperationException("nobody tells this one anything: " + from);
    }

    /**
     * A node asks.
     *
     * @return the answer, not null; what is thrown is the other's {@link Answers#failed}
     */
    default String asked(Node from, String question) {
        throw new UnsupportedOperationException("nobody asks this one anything: " + from);
    }

    /**
     * One or more of a node's messages did not arrive, or were too many to be kept. Comes before
     * the next of its messages, or some seconds after the last one.
     */
    default void missed(Node from) {
        // Those who only add to what they hold can do without.
    }
}
