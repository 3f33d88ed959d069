package org.kanal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kanal.launch.broker.PacketGuard;
import org.kanal.launch.recovery.TransactionRecovery;

/** One run of the server, from its settings to its end. */
final class Server {
    private static final String DEMO = "kanal.demo";

    /** Read by the application's readiness checks. */
    private static final String STATE = "kanal.launch.state";

    /** Where Kanal is in an application that it is a library of. */
    private static final String LIBRARY = "kanal/";

    private static final String API_KEYS = "kanal.api.keys";

    /** How long the heap may stay full. */
    private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(10);

    /** How long the start waits for databases that do not answer. */
    private static final Duration RECOVERY_PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private final Payara payara = new Payara();
    private DataDirectory data;
    private TransactionRecovery recovery;
    private boolean serves;
    private boolean hasStopped;

    Server(Console console) {
        this.console = console;
    }

    /**
     * Returns when everything serves.
     *
     * @throws LaunchFailure saying what to do
     */
    void start(Options options, Sources sources) {
        List<String> madeUp = options.dev() ? makeUp(sources) : List.of();
        Settings settings = Settings.from(sources);
        if (settings.historyOnGrid()) { // in a cluster too
            GridFilter.from(sources).install();
        }
        Ports.requireFree(settings);
        data = DataDirectory.open(settings.dataDirectory());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "kanal-stop"));
        StopSignals.follow(this::stop);
        Path log = data.logs().resolve("server.log");
        try {
            prepare(settings, log);
            System.setProperty(STATE, "starts");
            payara.start(settings, data, options.payara());
            recovery = payara.recovery(data);
            recovery.start(payara.loader(), RECOVERY_PATIENCE);
            announce(settings, log);
            new Alone(options, isDemo(sources), Alone.isInThisJar(), payara.contextRoots())
                    .publish();
            madeUp.forEach(console::say);
            settings.cluster().flatMap(ClusterCheck::missing).ifPresent(console::say);
            warnOfDemo(sources);
        } catch (IOException e) {
            throw new LaunchFailure("The server did not start (" + e + "): see " + log, e);
        }
    }

    /** What must be there before anything of Payara runs: the logs, and what the broker reads. */
    private void prepare(Settings settings, Path log) throws IOException {
        ServerLog.open(log, settings.logToConsole(), settings.logLimits(), settings.logPatience());
        AuditFiles.open(data.logs().resolve("audit.log"), settings.audit());
        OutOfMemory.watch(MEMORY_PATIENCE);
        BrokerSettings broker = settings.broker();
        if (broker.isEmbedded()) {
            BrokerFiles.write(data.broker(), settings);
            PacketGuard.limit(broker.packetTimeout(), broker.packetBytes());
        }
    }

    /** For this run alone, told beside the address: what a demo needs and nobody gave. */
    private static List<String> makeUp(Sources sources) {
        List<String> told = new ArrayList<>();
        if (sources.value(DEMO).isEmpty()) {
            System.setProperty(DEMO, "true");
        }
        if (sources.value(API_KEYS).isEmpty()) {
            told.add("API key of this run: " + random(API_KEYS));
        }
        if (sources.value(BrokerSettings.PORT).isPresent()
                && sources.value(BrokerSettings.PASSWORD).isEmpty()
                && sources.value(BrokerSettings.URL).isEmpty()) {
            told.add("Broker password of this run: " + random(BrokerSettings.PASSWORD));
        }
        return told;
    }

    private static String random(String key) {
        String value = Credentials.random();
        System.setProperty(key, value);
        return value;
    }

    private void announce(Settings settings, Path log) throws IOException {
        List<String> roots = payara.contextRoots();
        if (roots.isEmpty()) {
            throw new LaunchFailure(
                    "The application was not deployed%s%s (more in %s)"
                            .formatted(
                                    ServerLog.firstFailure(),
                                    Hint.of(ServerLog.firstFailure()),
                                    log));
        }
        Address address = Address.of(settings, roots.get(0));
        int status = address.status();
        if (!Address.isServed(status)) {
            throw new LaunchFailure(
                    "The application does not serve (%s answers %d)%s (more in %s)"
                            .formatted(address.url(), status, ServerLog.firstFailure(), log));
        }
        Address kanal = endpoint(address);
        serves = true;
        System.setProperty(STATE, "serves");
        console.serve();
        console.say("Kanal serves " + kanal.url());
    }

    /** Where Kanal is: it is the application, or a library of it. */
    private static Address endpoint(Address application) throws IOException {
        Address library = application.below(LIBRARY);
        int below = library.handshakeStatus();
        if (Address.isKanals(below)) {
            return library;
        }
        int status = application.handshakeStatus();
        boolean isBehindALogin = Address.isEndpoint(below) && !Address.isKanals(status);
        if (isBehindALogin) {
            return library; // Kanal's own WAR has none
        }
        if (!Address.isEndpoint(status)) {
            throw new LaunchFailure(
                    "The WebSocket endpoint does not serve (%srealtime answers %d, %srealtime %d)%s: see whether the application has an endpoint at that path itself, or another library of it registers some, such as jakarta.faces.ENABLE_WEBSOCKET_ENDPOINT=true"
                            .formatted(
                                    library.url(),
                                    below,
                                    application.url(),
                                    status,
                                    ServerLog.firstFailure()));
        }
        return application;
    }

    private static boolean isDemo(Sources sources) {
        return sources.value(DEMO).filter("true"::equals).isPresent();
    }

    /** Always: a proxy on this machine makes others reach what listens on loopback. */
    private void warnOfDemo(Sources sources) {
        if (isDemo(sources)) {
            console.say(
                    "The demo is on: whoever reaches this address, also through a proxy, can log in with the passwords on its pages. "
                            + DEMO
                            + "=false turns it off");
        }
    }

    /** Once, whoever asks first; the others wait until it is done. */
    private synchronized void stop() {
        if (hasStopped) {
            return;
        }
        hasStopped = true;
        console.acceptNoRefusal();
        System.setProperty(STATE, "stops"); // not ready from now on, before anybody is sent away
        if (recovery != null) {
            recovery.stop();
        }
        Drained.await();
        payara.silenceHealth();
        payara.endApplications();
        payara.stop();
        try {
            data.release();
        } catch (IOException e) {
            System.err.println("Left for the next start to remove: " + e);
        }
        if (serves) {
            console.say("Kanal stopped");
        }
    }
}
