package org.kanal.history;

import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;

/** The nodes that share a log, and how it lies on them. */
public interface LogNodes {

    /** One node that shares with nobody. */
    LogNodes ALONE = new LogNodes() {};

    /** The addresses of all that are there now and answer; empty for one alone. */
    default List<String> addresses() {
        return List.of();
    }

    /**
     * Looks whether this node may publish at all, also on channels that keep no log.
     *
     * @throws Unavailable if too few nodes of its cluster are there
     */
    default void requireEnough() {
        // one alone is enough
    }

    /**
     * Why the log says no to whatever it is asked now: too few nodes of its cluster are there, or
     * one that may go on by itself has been silent for long. Does not wait; empty if it may answer.
     */
    default Optional<Unavailable> refusal() {
        return Optional.empty();
    }

    /**
     * How often since its start this node had to take another log for its own: after a split that
     * it was on the smaller side of, or because both sides of one may go on.
     */
    default long splits() {
        return 0;
    }

    /**
     * In how many parts the log is, each of which may fail or be slow while the others are not; 0
     * if it is one whole.
     */
    default int parts() {
        return 0;
    }

    /** The part that a channel is in, from 0; of a log in one whole any number. */
    default int partOf(Channel channel) {
        return 0;
    }
}
