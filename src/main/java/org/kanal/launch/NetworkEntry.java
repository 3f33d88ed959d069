package org.kanal.launch;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * What the web container logs of its dealings with clients. Strangers cause these entries, so each
 * is one line; and a client that goes away in the middle is no warning.
 */
final class NetworkEntry {
    private static final List<String> LOGGERS =
            List.of(
                    "org.glassfish.grizzly.",
                    "org.glassfish.tyrus.",
                    "org.glassfish.jersey.",
                    "jakarta.enterprise.web.",
                    "org.apache.catalina.");

    private static final List<String> NETWORK =
            List.of(
                    "org.glassfish.grizzly.",
                    "org.glassfish.tyrus.",
                    "org.apache.catalina.connector.");

    private static final List<String> JAVA = List.of("java.", "sun.", "jdk.");

    private static final List<String> CONTAINER =
            List.of(
                    "java.",
                    "sun.",
                    "jdk.",
                    "jakarta.",
                    "com.sun.",
                    "org.glassfish.",
                    "org.apache.catalina.",
                    "org.apache.naming.",
                    "org.jboss.weld.",
                    "fish.payara.");

    private NetworkEntry() {}

    /**
     * Whether an entry is for one line: it comes from the container's network side, and what failed
     * was the container's dealing with a client and no application's code.
     */
    static boolean isOneLine(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        return isFromNetwork(entry)
                && !(thrown instanceof Error)
                && (thrown == null || isClientGone(thrown) || !isApplicationAtWork(thrown));
    }

    /** The level that it is worth: a connection that ended is for information only. */
    static Level level(LogRecord entry) {
        boolean isLower = entry.getLevel().intValue() < Level.INFO.intValue();
        return isFromNetwork(entry) && isClientGone(entry.getThrown()) && !isLower
                ? Level.INFO
                : entry.getLevel();
    }

    static boolean isFromNetwork(LogRecord entry) {
        return begins(entry.getLoggerName() + ".", LOGGERS);
    }

    /** A connection broke: the failure is one of input or output, met where the network is read. */
    private static boolean isClientGone(Throwable thrown) {
        if (thrown == null || !isOfInputOrOutput(Trace.root(thrown))) {
            return false;
        }
        StackTraceElement[] frames = Trace.root(thrown).getStackTrace();
        for (StackTraceElement frame : frames) {
            if (!begins(frame.getClassName(), JAVA)) {
                return begins(frame.getClassName(), NETWORK);
            }
        }
        // Grizzly's "Locally closed" and "Remotely closed" are made once and come from nowhere.
        return frames.length == 0;
    }

    private static boolean isOfInputOrOutput(Throwable root) {
        return root instanceof IOException
                || (root instanceof PrintedFailure printed && printed.isOfInputOrOutput());
    }

    /** Filters do not count: every request passes through them. */
    private static boolean isApplicationAtWork(Throwable thrown) {
        for (StackTraceElement frame : Trace.root(thrown).getStackTrace()) {
            if (!begins(frame.getClassName(), CONTAINER)
                    && !frame.getMethodName().equals("doFilter")) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
