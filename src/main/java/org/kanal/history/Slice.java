package org.kanal.history;

import java.util.List;
import java.util.function.Function;
import org.kanal.api.Publication;

/** The answer to a reader who asks for what it missed: all of it, or why not. */
public sealed interface Slice {

    /**
     * Nothing is missing.
     *
     * @param publications in order, each with its position; empty if there was nothing to miss
     */
    record Complete(List<Publication> publications) implements Slice {
        public Complete {
            publications = List.copyOf(publications);
        }

        @Override
        public <T> T fold(Function<List<Publication>, T> complete, Function<Reason, T> missing) {
            return complete.apply(publications);
        }
    }

    /** At least one publication cannot be had, so none is given. */
    record Missing(Reason reason) implements Slice {
        @Override
        public <T> T fold(Function<List<Publication>, T> complete, Function<Reason, T> missing) {
            return missing.apply(reason);
        }
    }

    /** What follows from it; no case is left out. */
    <T> T fold(Function<List<Publication>, T> complete, Function<Reason, T> missing);

    /** Why publications cannot be had. */
    enum Reason {
        /** Dropped for their age, while the log had room for them. */
        EXPIRED("expired"),
        /** More publications followed than the log has room for. */
        OVERFLOW("overflow"),
        /** The stream is another one by now, or has not reached that offset. */
        EPOCH_CHANGED("epochChanged"),
        /** The log does not answer now; asking again later may help. */
        UNAVAILABLE("unavailable");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The reason's name in the protocol. */
        public String wireName() {
            return wireName;
        }
    }
}
