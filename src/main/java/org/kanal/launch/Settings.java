package org.kanal.launch;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
 * @param dataDirectory what the server writes: {@code kanal.data.dir}, {@code kanal-data} by
 *     default
 * @param historyOnGrid whether the logs are on Payara's data grid, which runs then: {@code
 *     kanal.history.store} is {@code grid}
 * @param logToConsole whether the whole log goes to the console too: {@code kanal.log.console}
 */
record Settings(
        String httpAddress,
        int httpPort,
        int brokerPort,
        String brokerBind,
        Optional<String> brokerUrl,
        long brokerMaxBytes,
        Credentials credentials,
        Path dataDirectory,
        boolean historyOnGrid,
        boolean logToConsole) {

    static final String HTTP_ADDRESS = "kanal.http.address";
    static final String HTTP_PORT = "kanal.http.port";
    static final String BROKER_PORT = "kanal.broker.port";
    static final String BROKER_BIND = "kanal.broker.bind";
    static final String BROKER_URL = "kanal.broker.url";
    static final String BROKER_MAX_BYTES = "kanal.broker.max-bytes";
    static final String BROKER_USER = "kanal.broker.user";
    static final String BROKER_PASSWORD = "kanal.broker.password";
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
        return new Settings(
                sources.value(HTTP_ADDRESS).orElse(LOOPBACK),
                number(sources, HTTP_PORT, 1, 8080),
                brokerPort,
                sources.value(BROKER_BIND).orElse(LOOPBACK),
                url,
                brokerMaxBytes(sources),
                credentials(sources, url.isPresent(), brokerPort),
                path(sources),
                sources.value(HISTORY_STORE).filter(GRID::equals).isPresent(),
                truth(sources, LOG_TO_CONSOLE));
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

    private static boolean truth(Sources sources, String key) {
        String text = sources.value(key).orElse("false");
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

    private static Credentials credentials(Sources sources, boolean remote, int port) {
        String user = sources.value(BROKER_USER).orElse("kanal");
        if (!user.matches("[A-Za-z0-9_.-]+")) {
            throw wrong(BROKER_USER, user, "letters, digits, '_', '.' and '-'");
        }
        Optional<String> password = sources.value(BROKER_PASSWORD);
        if (remote && password.isEmpty()) {
            throw new LaunchFailure(
                    BROKER_PASSWORD
                            + " is missing: a broker elsewhere ("
                            + BROKER_URL
                            + ") needs it");
        }
        if (port != 0 && password.isEmpty()) {
            throw new LaunchFailure(
                    BROKER_PASSWORD
                            + " is missing: those who reach the broker at "
                            + BROKER_PORT
                            + "="
                            + port
                            + " log in with it");
        }
        return new Credentials(user, password.orElseGet(Credentials::random));
    }

    private static Path path(Sources sources) {
        String text = sources.value(DATA_DIRECTORY).orElse("kanal-data");
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong(DATA_DIRECTORY, text, "a directory");
        }
    }

    private static LaunchFailure wrong(String key, String value, String allowed) {
        return new LaunchFailure(key + "=" + value + " is not allowed: it must be " + allowed);
    }
}
