package org.kanal.launch;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Ends a start whose data grid was refused by another member: Hazelcast only logs that, and goes on
 * as a cluster of its own, or leaves the server without one. Named in logging.properties for the
 * log in which it says so.
 */
public final class GridWatch extends Handler {
    private static final String REFUSED = "Node could not join cluster";
    private static final String OTHER_NAME = "different cluster-name";

    /** For {@code java.util.logging}. */
    public GridWatch() {
        setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        if (isLoggable(entry)
                && message.contains(REFUSED)
                && !Console.ofThisProcess().hasServed()) {
            Console.ofThisProcess().refuse(reason(message));
            new Thread(() -> System.exit(1), "kanal-exit").start();
        }
    }

    static String reason(String message) {
        String text = message.substring(message.indexOf(REFUSED));
        if (text.contains(OTHER_NAME)) {
            String where = text.replaceAll("(?s).*at node: *\\[?([^\\] ]+)\\]?(:\\d+).*", "$1$2");
            return "%s is of another cluster: %s and %s must be the same on all nodes, which they are not there and here"
                    .formatted(where, ClusterSettings.NAME, ClusterSettings.SECRET);
        }
        return "The cluster does not take this server (%s): all nodes must run the same version"
                .formatted(text);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
