package org.kanal.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must be known before the server runs. All other settings are the application's own and are
 * checked by it.
 *
 * @param httpAddress where HTTP listens: {@code kanal.http.address}, {@code 127.0.0.1} by default
 * @param httpPort the port there: {@code kanal.http.port}, 8080 by default
 * @param broker the broker, inside or elsewhere
 * @param dataDirectory what the server writes: {@code kanal.data.dir}, {@code kanal-data} by
 *     default
 * @param historyOnGrid whether the logs are on Payara's data grid, which runs then: {@code
 *     kanal.history.store} is {@code grid}, as it always is in a cluster
 * @param cluster the other servers, if this is one of several
 * @param isGuarded whether what strangers begin and do not finish ends in front of the server:
 *     {@code kanal.http.guard}, true by default
 * @param logToConsole whether the whole log goes to the console too: {@code kanal.log.console}
 * @param logLimits how much is logged: {@code kanal.log.max-repeats} and {@code
 *     kanal.log.max-bytes-per-minute}
 * @param logPatience what becomes of it while it cannot be written: {@code kanal.log.patience} and
 *     {@code kanal.log.max-waiting}
 * @param audit how long the audit log is kept, and how much of it: {@code kanal.audit.days} and
 *     {@code kanal.audit.max-bytes-per-day}
 */
record Settings(
        String httpAddress,
        int httpPort,
        BrokerSettings broker,
        Path dataDirectory,
        boolean historyOnGrid,
        Optional<ClusterSettings> cluster,
        boolean logToConsole,
        LogLimits logLimits,
        LogPatience logPatience,
        AuditKept audit,
        boolean isGuarded) {

    static final String HTTP_ADDRESS = "kanal.http.address";
    static final String HTTP_PORT = "kanal.http.port";
    static final String HTTP_GUARD = "kanal.http.guard";
    static final String DATA_DIRECTORY = "kanal.data.dir";
    static final String HISTORY_STORE = "kanal.history.store";
    static final String LOG_TO_CONSOLE = "kanal.log.console";

    static final String LOOPBACK = "127.0.0.1";
    private static final String GRID = "grid";

    /**
     * @throws LaunchFailure naming the key, its value and what is allowed
     */
    static Settings from(Sources sources) {
        BrokerSettings broker = BrokerSettings.from(sources);
        Optional<ClusterSettings> cluster = ClusterSettings.from(sources, !broker.isEmbedded());
        return new Settings(
                sources.value(HTTP_ADDRESS).orElse(LOOPBACK),
                port(sources, HTTP_PORT, 1, 8080),
                broker,
                path(sources),
                isOnGrid(sources, cluster.isPresent()),
                cluster,
                truth(sources, LOG_TO_CONSOLE, "false"),
                LogSettings.limits(sources),
                LogSettings.patience(sources),
                LogSettings.audit(sources),
                truth(sources, HTTP_GUARD, "true"));
    }

    private static boolean isOnGrid(Sources sources, boolean isClustered) {
        String store = sources.value(HISTORY_STORE).orElse(isClustered ? GRID : "");
        if (isClustered && !store.equals(GRID)) {
            throw wrong(HISTORY_STORE, store, GRID + " in a cluster, whose nodes share the logs");
        }
        return store.equals(GRID);
    }

    static int port(Sources sources, String key, int lowest, int byDefault) {
        return sources.value(key).map(text -> portNumber(key, text, lowest)).orElse(byDefault);
    }

    private static int portNumber(String key, String text, int lowest) {
        Supplier<LaunchFailure> failure =
                () -> wrong(key, text, "a port number from " + lowest + " to 65535");
        if (!text.matches("\\d{1,5}")) {
            throw failure.get();
        }
        int port = Integer.parseInt(text);
        if (port < lowest || port > 65535) {
            throw failure.get();
        }
        return port;
    }

    private static boolean truth(Sources sources, String key, String byDefault) {
        String text = sources.value(key).orElse(byDefault);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(key, text, "true or false");
        }
        return text.equals("true");
    }

    /** A duration as ISO 8601 writes it, from one to another, both included. */
    static Duration duration(
            Sources sources, String key, Duration byDefault, Duration least, Duration most) {
        String text = sources.value(key).orElse(byDefault.toString());
        try {
            Duration given = Duration.parse(text);
            if (given.compareTo(least) >= 0 && given.compareTo(most) <= 0) {
                return given;
            }
        } catch (DateTimeParseException e) {
            // No duration, so it is wrong too.
        }
        throw wrong(key, text, "a duration from " + least + " to " + most);
    }

    private static Path path(Sources sources) {
        String text = sources.value(DATA_DIRECTORY).orElse("kanal-data");
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong(DATA_DIRECTORY, text, "a directory");
        }
    }

    static LaunchFailure wrong(String key, String value, String allowed) {
        return new LaunchFailure(key + "=" + value + " is not allowed: it must be " + allowed);
    }
}
