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
import java.util.regex.Pattern;

/**
 * The log of the whole process, {@code logs/server.log} in the data directory: whatever Payara,
 * OpenMQ, Hazelcast and the application log, and whatever they print. Named in logging.properties.
 */
public final class ServerLog extends Handler {
    private static final long LIMIT = 10_000_000;

    /** Where lines that are printed, and not logged, come from. */
    private static final String PRINTED = "stdout";

    private static volatile LogGate gate;
    private static volatile LogLimits limits = LogLimits.DEFAULT;
    private static volatile String firstFailure = "";
    private static final Pattern NOTHING =
            Pattern.compile(": ([a-z0-9_-]+(\\.[a-z0-9_-]+)+|Exception (while|during) [^:]*)");

    /** For {@code java.util.logging}. */
    public ServerLog() {
        setFormatter(new LogFormat());
    }

    /**
     * Opens the log and takes the standard streams.
     *
     * @param toConsole whether the console shows everything too
     * @param allowed how much is written
     * @param patience what becomes of it while it cannot be
     */
    static void open(Path file, boolean toConsole, LogLimits allowed, LogPatience patience)
            throws IOException {
        Console terminal = Console.ofThisProcess();
        RotatingFile rotating = new RotatingFile(file, LIMIT, terminal::complain);
        PrintStream console = terminal.out();
        Consumer<String> sink =
                text -> {
                    rotating.append(text);
                    if (toConsole) {
                        console.print(text);
                        console.flush();
                    }
                };
        LogWriter writer = new LogWriter("The log " + file, sink, terminal::complain, patience);
        LogGate opened = new LogGate(allowed, writer::write, System::nanoTime);
        limits = allowed;
        gate = opened;
        Ticker.always(opened::tell);
        PrintStream lines = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
        System.setOut(lines);
        System.setErr(lines);
    }

    /** How much is logged; before the log is open, the defaults. */
    static LogLimits limits() {
        return limits;
    }

    /** Whether the standard streams lead here. */
    static boolean isOpen() {
        return gate != null;
    }

    /**
     * Why the first severe entry of this run that says anything was made, with a colon before it;
     * empty without one.
     */
    static String firstFailure() {
        return firstFailure;
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            gate.write(entry);
        }
        if (entry.getLevel() == Level.SEVERE && saysNothing(firstFailure)) {
            firstFailure = ": " + reasonOf(entry).lines().findFirst().orElse("");
        }
    }

    /** None yet, or only that there is one, or the key of a text: the next one says more. */
    static boolean saysNothing(String failure) {
        return failure.isEmpty() || NOTHING.matcher(failure).matches();
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

    /**
     * What is printed, line by line, so that lines of several threads do not mix; each becomes an
     * entry, so that none looks like one that it is not. A line without end is cut.
     */
    private static final class Lines extends OutputStream {
        private static final int LONGEST = 8_000;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int next) {
            if (next != '\n') {
                bytes.write(next);
            }
            if (next == '\n' || bytes.size() >= LONGEST) {
                LogRecord entry = new LogRecord(Level.INFO, bytes.toString(StandardCharsets.UTF_8));
                entry.setLoggerName(PRINTED);
                bytes.reset();
                gate.write(entry);
            }
        }
    }
}
