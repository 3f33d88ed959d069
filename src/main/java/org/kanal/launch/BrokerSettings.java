package org.kanal.launch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the broker is run, and who may log in there. The application's record of the same name
 * (package {@code openmq}) says how it is talked to: neither may import the other.
 *
 * @param port where the embedded broker listens: {@code kanal.broker.port}; 0, the default, is
 *     nowhere
 * @param bind the address of that port: {@code kanal.broker.bind}, {@code 127.0.0.1} by default
 * @param url a broker elsewhere, instead of the embedded one: {@code kanal.broker.url}
 * @param maxBytes what all messages of the embedded broker may take: {@code
 *     kanal.broker.max-bytes}, an eighth of the heap by default
 * @param packetTimeout how long a megabyte may take to come to that port: {@code
 *     kanal.broker.packet-timeout}, ten seconds by default
 * @param credentials the account of this server: {@code kanal.broker.user} and {@code
 *     kanal.broker.password}
 * @param producer an account that may publish and nothing else: {@code kanal.broker.producer.user},
 *     {@code producer} by default, and {@code kanal.broker.producer.password}; empty without one
 */
record BrokerSettings(
        int port,
        String bind,
        Optional<String> url,
        long maxBytes,
        Duration packetTimeout,
        Credentials credentials,
        Optional<Credentials> producer) {

    static final String PORT = "kanal.broker.port";
    static final String BIND = "kanal.broker.bind";
    static final String URL = "kanal.broker.url";
    static final String MAX_BYTES = "kanal.broker.max-bytes";
    static final String PACKET_TIMEOUT = "kanal.broker.packet-timeout";
    static final String USER = "kanal.broker.user";
    static final String PASSWORD = "kanal.broker.password";
    static final String PRODUCER_USER = "kanal.broker.producer.user";
    static final String PRODUCER_PASSWORD = "kanal.broker.producer.password";

    private static final Set<String> SCHEMES = Set.of("mq", "mqtcp", "mqssl");
    private static final int LEAST_PASSWORD = 16;
    private static final String AUTO = "auto";
    private static final long LEAST_BYTES = 8L << 20;
    private static final int PART_OF_HEAP = 8;
    private static final int PART_FOR_PACKETS = 4;

    /** How the application names the embedded broker. */
    private static final String EMBEDDED = "mq://localhost/direct";

    /**
     * @throws LaunchFailure naming the key, its value and what is allowed
     */
    static BrokerSettings from(Sources sources) {
        Optional<String> url =
                sources.value(URL)
                        .filter(text -> !text.equals(EMBEDDED))
                        .map(BrokerSettings::requireAddresses);
        int port = Settings.port(sources, PORT, 0, 0);
        Optional<Credentials> producer = producer(sources);
        return new BrokerSettings(
                port,
                sources.value(BIND).orElse(Settings.LOOPBACK),
                url,
                maxBytes(sources),
                packetTimeout(sources),
                credentials(sources, url.isPresent(), port != 0, producer.isPresent()),
                producer);
    }

    /** Whether the broker is part of this server. */
    boolean isEmbedded() {
        return url.isEmpty();
    }

    /** What large packets may take together while they come to the port. */
    long packetBytes() {
        return maxBytes / PART_FOR_PACKETS;
    }

    private static long maxBytes(Sources sources) {
        String text = sources.value(MAX_BYTES).orElse(AUTO);
        if (text.equals(AUTO)) {
            return Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
        }
        if (!text.matches("\\d{1,15}") || Long.parseLong(text) < LEAST_BYTES) {
            throw Settings.wrong(MAX_BYTES, text, AUTO + " or " + LEAST_BYTES + " bytes or more");
        }
        return Long.parseLong(text);
    }

    private static Duration packetTimeout(Sources sources) {
        return Settings.duration(
                sources,
                PACKET_TIMEOUT,
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofHours(1));
    }

    private static String requireAddresses(String text) {
        for (String address : text.split("[, ]+")) {
            if (!isAddress(address)) {
                throw Settings.wrong(
                        URL, text, "mq://HOST:PORT/jms, or several of them, comma separated");
            }
        }
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Credentials> producer(Sources sources) {
        String user = account(sources, PRODUCER_USER, "producer");
        if (user.equals(account(sources, USER, "kanal"))) {
            throw Settings.wrong(PRODUCER_USER, user, "another account than " + USER);
        }
        return sources.value(PRODUCER_PASSWORD).map(password -> new Credentials(user, password));
    }

    private static Credentials credentials(
            Sources sources, boolean isElsewhere, boolean listens, boolean hasProducer) {
        String user = account(sources, USER, "kanal");
        Optional<String> password = sources.value(PASSWORD);
        if (isElsewhere && password.isEmpty()) {
            throw new LaunchFailure(
                    PASSWORD + " is missing: a broker elsewhere (" + URL + ") needs it");
        }
        if (listens && !hasProducer && password.isEmpty()) {
            throw new LaunchFailure(
                    PRODUCER_PASSWORD
                            + " is missing: those who reach the broker at "
                            + PORT
                            + " log in with it to publish, or with "
                            + PASSWORD
                            + " to do everything");
        }
        sources.raw(PASSWORD).ifPresent(BrokerSettings::requirePlain);
        if (listens) {
            requireLong(sources);
        }
        return new Credentials(user, password.orElseGet(Credentials::random));
    }

    private static String account(Sources sources, String key, String byDefault) {
        String user = sources.value(key).orElse(byDefault);
        if (!user.matches("[A-Za-z0-9_.-]+")) {
            throw Settings.wrong(key, user, "letters, digits, '_', '.' and '-'");
        }
        return user;
    }

    /** The broker lets everybody try as often as they like. */
    private static void requireLong(Sources sources) {
        for (String key : List.of(PASSWORD, PRODUCER_PASSWORD)) {
            if (sources.value(key).filter(text -> text.length() < LEAST_PASSWORD).isPresent()) {
                throw new LaunchFailure(
                        key
                                + " is too short to be known to nobody who can reach "
                                + PORT
                                + "; allowed: "
                                + LEAST_PASSWORD
                                + " characters or more, better 32 random ones");
            }
        }
    }

    /** Payara's commands, and the adapter behind them, would take some characters for theirs. */
    private static void requirePlain(String password) {
        if (!password.matches("[!#%*+,./0-9?@A-Z^_a-z|~;&()<>-]*")) {
            throw new LaunchFailure(
                    PASSWORD
                            + " is not allowed: it must be of letters, digits and"
                            + " ! # % * + , . / ? @ ^ _ | ~ ; & ( ) < > -, without blanks and"
                            + " without $ \\ : = { } and quotes");
        }
    }
}
