package org.kanal.launch;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must be known before the server runs. All other settings are the application's own and are
 * checked by it.
 *
 * @param httpAddress where HTTP listens: {@code kanal.http.address}, {@code 127.0.0.1} by default
 * @param httpPort the port there: {@code kanal.http.port}, 8080 by default
 * @param brokerPort where the embedded broker listens: {@code kanal.broker.port}; 0, the default,
 *     is nowhere
 * @param brokerBind the address of that port: {@code kanal.broker.bind}, {@code 127.0.0.1} by
 *     default
 * @param brokerUrl a broker elsewhere, instead of the embedded one: {@code kanal.broker.url}
 * @param brokerMaxBytes what all messages of the embedded broker may take: {@code
 *     kanal.broker.max-bytes}, an eighth of the heap by default
 * @param credentials the account at the broker: {@code kanal.broker.user} and {@code
 *     kanal.broker.password}
 * @param producer an account that may publish and nothing else: {@code kanal.broker.producer.user},
 *     {@code producer} by default, and {@code kanal.broker.producer.password}; empty without one
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
 * @param audit how long the audit log is kept, and how much of it: {@code kanal.audit.days} and
 *     {@code kanal.audit.max-bytes-per-day}
 */
record Settings(
        String httpAddress,
        int httpPort,
        int brokerPort,
        String brokerBind,
        Optional<String> brokerUrl,
        long brokerMaxBytes,
        Credentials credentials,
        Optional<Credentials> producer,
        Path dataDirectory,
        boolean historyOnGrid,
        Optional<ClusterSettings> cluster,
        boolean logToConsole,
        LogLimits logLimits,
        AuditKept audit,
        boolean isGuarded) {

    static final String HTTP_ADDRESS = "kanal.http.address";
    static final String HTTP_PORT = "kanal.http.port";
    static final String HTTP_GUARD = "kanal.http.guard";
    static final String BROKER_PORT = "kanal.broker.port";
    static final String BROKER_BIND = "kanal.broker.bind";
    static final String BROKER_URL = "kanal.broker.url";
    static final String BROKER_MAX_BYTES = "kanal.broker.max-bytes";
    static final String BROKER_USER = "kanal.broker.user";
    static final String BROKER_PASSWORD = "kanal.broker.password";
    static final String PRODUCER_USER = "kanal.broker.producer.user";
    static final String PRODUCER_PASSWORD = "kanal.broker.producer.password";
    private static final int LEAST_PASSWORD = 16;
    static final String DATA_DIRECTORY = "kanal.data.dir";
    static final String HISTORY_STORE = "kanal.history.store";
    static final String LOG_TO_CONSOLE = "kanal.log.console";

    private static final String GRID = "grid";
    private static final String AUTO = "auto";
    private static final long LEAST_BROKER_BYTES = 8L << 20;
    private static final int BROKER_PART_OF_HEAP = 8;
    private static final String LOOPBACK = "127.0.0.1";

    /** How the application names the embedded broker. */
    private static final String EMBEDDED = "mq://localhost/direct";

    /**
     * @throws LaunchFailure naming the key, its value and what is allowed
     */
    static Settings from(Sources sources) {
        Optional<String> url =
                sources.value(BROKER_URL)
                        .filter(text -> !text.equals(EMBEDDED))
                        .map(Settings::brokerUrl);
        int brokerPort = number(sources, BROKER_PORT, 0, 0);
        Optional<Credentials> producer = producer(sources);
        Optional<ClusterSettings> cluster = ClusterSettings.from(sources, url.isPresent());
        return new Settings(
                sources.value(HTTP_ADDRESS).orElse(LOOPBACK),
                number(sources, HTTP_PORT, 1, 8080),
                brokerPort,
                sources.value(BROKER_BIND).orElse(LOOPBACK),
                url,
                brokerMaxBytes(sources),
                credentials(sources, url.isPresent(), brokerPort != 0 && producer.isEmpty()),
                producer,
                path(sources),
                isOnGrid(sources, cluster.isPresent()),
                cluster,
                truth(sources, LOG_TO_CONSOLE, "false"),
                LogSettings.limits(sources),
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

    private static int number(Sources sources, String key, int lowest, int byDefault) {
        return sources.value(key).map(text -> port(key, text, lowest)).orElse(byDefault);
    }

    private static int port(String key, String text, int lowest) {
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

    private static long brokerMaxBytes(Sources sources) {
        String text = sources.value(BROKER_MAX_BYTES).orElse(AUTO);
        if (text.equals(AUTO)) {
            return Math.max(
                    LEAST_BROKER_BYTES, Runtime.getRuntime().maxMemory() / BROKER_PART_OF_HEAP);
        }
        if (!text.matches("\\d{1,15}") || Long.parseLong(text) < LEAST_BROKER_BYTES) {
            throw wrong(
                    BROKER_MAX_BYTES, text, AUTO + " or " + LEAST_BROKER_BYTES + " bytes or more");
        }
        return Long.parseLong(text);
    }

    private static String brokerUrl(String text) {
        for (String address : text.split("[, ]+")) {
            if (!isBrokerAddress(address)) {
                throw wrong(
                        BROKER_URL,
                        text,
                        "mq://HOST:PORT/jms, or several of them, comma separated");
            }
        }
        return text;
    }

    private static boolean isBrokerAddress(String text) {
        try {
            URI uri = URI.create(text);
            return text.startsWith("mq") && uri.getHost() != null && uri.getPort() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Credentials> producer(Sources sources) {
        String user = account(sources, PRODUCER_USER, "producer");
        if (user.equals(account(sources, BROKER_USER, "kanal"))) {
            throw wrong(PRODUCER_USER, user, "another account than " + BROKER_USER);
        }
        return sources.value(PRODUCER_PASSWORD).map(password -> new Credentials(user, password));
    }

    /** The broker lets everybody try as often as they like. */
    private static void requireLong(Sources sources) {
        for (String key : List.of(BROKER_PASSWORD, PRODUCER_PASSWORD)) {
            if (sources.value(key).filter(text -> text.length() < LEAST_PASSWORD).isPresent()) {
                throw new LaunchFailure(
                        key
                                + " is too short to be known to nobody who can reach "
                                + BROKER_PORT
                                + "; allowed: "
                                + LEAST_PASSWORD
                                + " characters or more, better 32 random ones");
            }
        }
    }

    private static String account(Sources sources, String key, String byDefault) {
        String user = sources.value(key).orElse(byDefault);
        if (!user.matches("[A-Za-z0-9_.-]+")) {
            throw wrong(key, user, "letters, digits, '_', '.' and '-'");
        }
        return user;
    }

    private static Credentials credentials(Sources sources, boolean remote, boolean needed) {
        String user = account(sources, BROKER_USER, "kanal");
        Optional<String> password = sources.value(BROKER_PASSWORD);
        if (remote && password.isEmpty()) {
            throw new LaunchFailure(
                    BROKER_PASSWORD
                            + " is missing: a broker elsewhere ("
                            + BROKER_URL
                            + ") needs it");
        }
        if (needed && password.isEmpty()) {
            throw new LaunchFailure(
                    PRODUCER_PASSWORD
                            + " is missing: those who reach the broker at "
                            + BROKER_PORT
                            + " log in with it to publish, or with "
                            + BROKER_PASSWORD
                            + " to do everything");
        }
        sources.raw(BROKER_PASSWORD).ifPresent(Settings::requirePlain);
        if (sources.value(BROKER_PORT).filter(port -> !port.equals("0")).isPresent()) {
            requireLong(sources);
        }
        return new Credentials(user, password.orElseGet(Credentials::random));
    }

    /** Payara's commands, and the adapter behind them, would take some characters for theirs. */
    private static void requirePlain(String password) {
        if (!password.matches("[!#%*+,./0-9?@A-Z^_a-z|~;&()<>-]*")) {
            throw new LaunchFailure(
                    BROKER_PASSWORD
                            + " is not allowed: it must be of letters, digits and"
                            + " ! # % * + , . / ? @ ^ _ | ~ ; & ( ) < > -, without blanks and"
                            + " without $ \\ : = { } and quotes");
        }
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
