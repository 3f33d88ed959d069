package org.kanal.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * The log of the whole process, {@code logs/server.log} in the data directory: whatever Payara,
 * OpenMQ, Hazelcast and the application log, and whatever they print. Named in logging.properties.
 */
public final class ServerLog extends Handler {
    private static final long LIMIT = 10_000_000;

    private static volatile Consumer<String> sink;
    private static volatile String firstFailure = "";

    /** For {@code java.util.logging}. */
    public ServerLog() {
        setFormatter(new LogFormat());
    }

    /**
     * Opens the log and takes the standard streams.
     *
     * @param toConsole whether the console shows everything too
     */
    static void open(Path file, boolean toConsole) throws IOException {
        Console terminal = Console.ofThisProcess();
        RotatingFile rotating = new RotatingFile(file, LIMIT, terminal::complain);
        PrintStream console = terminal.out();
        sink =
                text -> {
                    rotating.append(text);
                    if (toConsole) {
                        console.print(text);
                        console.flush();
                    }
                };
        PrintStream lines = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
        System.setOut(lines);
        System.setErr(lines);
    }

    /** Whether the standard streams lead here. */
    static boolean isOpen() {
        return sink != null;
    }

    /**
     * Why the first severe entry of this run was made, with a colon before it; empty without one.
     */
    static String firstFailure() {
        return firstFailure;
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            sink.accept(getFormatter().format(entry));
        }
        if (entry.getLevel() == Level.SEVERE && firstFailure.isEmpty()) {
            firstFailure = ": " + reasonOf(entry).lines().findFirst().orElse("");
        }
    }

    /** The deepest cause that says anything: what wraps it may have no message of its own. */
    private String reasonOf(LogRecord entry) {
        String reason = getFormatter().formatMessage(entry);
        for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        return reason;
    }

    @Override
    public void flush() {
        // every entry is flushed at once
    }

    @Override
    public void close() {
        // the log outlives the log manager, which closes its handlers while the server is still
        // stopping
    }

    /** What is printed, line by line, so that lines of several threads do not mix. */
    private static final class Lines extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int next) {
            bytes.write(next);
            if (next == '\n') {
                sink.accept(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
        }
    }
}
