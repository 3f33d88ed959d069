package org.kanal.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kanal.launch.recovery.TransactionLogs;
import org.kanal.launch.recovery.TransactionRecovery;

/**
 * Payara Micro in this process. It is reached by name, because it brings its own class loader:
 * nothing here is compiled against it. What it is told stands in server-config; the launcher only
 * fills in the values.
 */
final class Payara {
    private static final String LAUNCHER = "fish.payara.micro.boot.PayaraMicroLauncher";
    private static final String BOOT = "fish.payara.micro.boot.PayaraMicroBoot";

    private static final String GLASSFISH = "org.glassfish.embeddable.GlassFish";
    private static final String COMMANDS = "org.glassfish.embeddable.CommandRunner";

    private static final String HEALTH =
            "configs.config.server-config.microprofile-healthcheck-configuration";

    private static final String SHUTDOWN_HOOK = "Payara Micro Shutdown Hook";
    private static final long STOP_MILLIS = 30_000;

    /** OpenMQ wants a port number even where it does not listen. */
    private static final int UNUSED_PORT = 7676;

    private Object running;

    /** Starts it and deploys what the jar brings; returns when all of that is done. */
    void start(Settings settings, DataDirectory data, List<String> options) throws IOException {
        publish(settings, data);
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--rootdir", data.run().toString()));
        arguments.addAll(
                List.of(
                        "--logproperties",
                        unpack("logging.properties", List.of("logging.properties"), data)));
        arguments.addAll(List.of("--prebootcommandfile", commands(settings, data)));
        if (settings.cluster().isEmpty()) {
            arguments.add("--nocluster");
        }
        arguments.addAll(options);
        try {
            running =
                    Class.forName(LAUNCHER)
                            .getMethod("create", String[].class)
                            .invoke(null, (Object) arguments.toArray(new String[0]));
        } catch (InvocationTargetException e) {
            throw new LaunchFailure("Payara Micro did not start: " + Trace.root(e), e);
        } catch (ReflectiveOperationException e) {
            throw new LaunchFailure("Start the server by java -jar kanal-server.jar: " + e, e);
        }
    }

    /**
     * Where the applications are served, {@code /kanal} first; empty where there is none beside the
     * broker's resource adapter: Payara goes on without one whose deployment failed.
     */
    List<String> contextRoots() {
        return Deployed.contextRoots(running);
    }

    /** What ends the transactions that earlier runs left in doubt. */
    TransactionRecovery recovery(DataDirectory data) {
        return TransactionRecovery.of(data.transactionLogs(), loader());
    }

    /** The class loader of everything that runs in it. */
    ClassLoader loader() {
        return running.getClass().getClassLoader();
    }

    /**
     * Turns {@code /health} off: once the application is gone, and the adapter is not, Payara would
     * say that all is well. Told to this server alone: what Payara offers for it asks the members
     * of a data grid, and there is none.
     */
    void silenceHealth() {
        try {
            if (running != null) {
                Field server = running.getClass().getDeclaredField("gf");
                server.setAccessible(true);
                Object runner = call(GLASSFISH, "getCommandRunner", server.get(running));
                running.getClass()
                        .getClassLoader()
                        .loadClass(COMMANDS)
                        .getMethod("run", String.class, String[].class)
                        .invoke(runner, "set", new String[] {HEALTH + ".enabled=false"});
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.err.println("/health may answer until the end: " + e);
        }
    }

    /** Ends the applications while the network is still there: their clients hear why. */
    void endApplications() {
        try {
            if (running != null) {
                Deployed.undeploy(running);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.err.println("Clients may not hear that the server stops: " + e);
        }
    }

    private Object call(String type, String method, Object target)
            throws ReflectiveOperationException {
        return running.getClass().getClassLoader().loadClass(type).getMethod(method).invoke(target);
    }

    /** Stops it; returns when it has stopped, also where its own shutdown hook does that. */
    void stop() {
        try {
            if (running != null) {
                Class.forName(BOOT).getMethod("shutdown").invoke(running);
            }
        } catch (ReflectiveOperationException e) {
            System.err.println("Payara Micro stops by itself: " + e.getCause());
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(SHUTDOWN_HOOK))
                .forEach(Payara::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * System properties: the files of server-config refer to them, and the application reads its
     * settings there.
     */
    private static void publish(Settings settings, DataDirectory data) throws IOException {
        System.setProperty("java.io.tmpdir", data.temporary().toString());
        System.setProperty(Settings.HTTP_ADDRESS, settings.httpAddress());
        System.setProperty(Settings.HTTP_PORT, Integer.toString(settings.httpPort()));
        System.setProperty(Settings.HTTP_GUARD, Boolean.toString(settings.isGuarded()));
        System.setProperty(BrokerSettings.USER, settings.broker().credentials().user());
        System.setProperty(BrokerSettings.PASSWORD, settings.broker().credentials().password());
        System.setProperty(
                BrokerSettings.MAX_BYTES,
                Long.toString(settings.broker().isEmbedded() ? settings.broker().maxBytes() : 0));
        settings.broker().url().ifPresent(url -> System.setProperty(BrokerSettings.URL, url));
        publishGrid(settings, data);
        boolean closed = settings.broker().isEmbedded() && settings.broker().port() == 0;
        System.setProperty(
                "kanal.launch.broker.closed",
                Boolean.toString(closed && settings.cluster().isEmpty()));
        System.setProperty(
                "kanal.launch.broker.guarded", Boolean.toString(settings.broker().isEmbedded()));
        System.setProperty("kanal.launch.broker.name", BrokerFiles.name(settings));
        System.setProperty("kanal.launch.broker.dir", data.broker().toString());
        TransactionLogs logs = data.transactionLogs();
        System.setProperty("kanal.launch.transactions.dir", logs.directory().toString());
        System.setProperty("kanal.launch.transactions.name", logs.own());
        System.setProperty("kanal.launch.broker.port", Integer.toString(portMapper(settings)));
    }

    private static int portMapper(Settings settings) {
        if (settings.cluster().isPresent()) {
            return settings.cluster().get().own().brokerPort();
        }
        return settings.broker().port() == 0 ? UNUSED_PORT : settings.broker().port();
    }

    private static void publishGrid(Settings settings, DataDirectory data) throws IOException {
        if (settings.cluster().isPresent()) {
            System.setProperty(Settings.HISTORY_STORE, "grid");
            settings.cluster().get().publish();
            System.setProperty(
                    "hazelcast.config", unpack("grid.xml", List.of("cluster-grid.xml"), data));
        } else if (settings.historyOnGrid()) {
            System.setProperty("kanal.launch.grid.port", Integer.toString(Ports.free()));
            System.setProperty("kanal.launch.grid.name", Credentials.random());
        }
    }

    /** What Payara is told before it starts, beside what the jar brings. */
    private static String commands(Settings settings, DataDirectory data) throws IOException {
        List<String> files = new ArrayList<>();
        files.add(settings.broker().isEmbedded() ? "embedded-broker.txt" : "remote-broker.txt");
        if (settings.cluster().isEmpty()) {
            files.add(settings.historyOnGrid() ? "grid.txt" : "no-grid.txt");
        }
        return unpack("commands.txt", files, data);
    }

    private static String unpack(String name, List<String> resources, DataDirectory data)
            throws IOException {
        Path file = data.run().resolve(name);
        try (OutputStream all = Files.newOutputStream(file)) {
            for (String resource : resources) {
                try (InputStream content = Payara.class.getResourceAsStream(resource)) {
                    content.transferTo(all);
                }
            }
        }
        return file.toString();
    }
}
