package org.kanal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kanal.faults.ChildBroker;
import org.kanal.support.FreePort;

/** Two servers that are one cluster, with a broker of their own beside them. */
final class ServerPair implements AutoCloseable {

    private static final String HEAP = "-Xmx512m";

    private final Path folder;
    private final Map<String, String> ofBoth;
    private final Map<String, String> ofOne;
    private final ChildBroker broker;
    private final int[] gridPorts = {FreePort.find(), FreePort.find()};
    private StartedServer one;
    private StartedServer two;

    private ServerPair(Path folder, Map<String, String> ofBoth, Map<String, String> ofOne)
            throws IOException {
        this.folder = folder;
        this.ofBoth = ofBoth;
        this.ofOne = ofOne;
        broker = new ChildBroker(FreePort.find(), Files.createDirectory(folder.resolve("broker")));
    }

    /** Returns when both serve. */
    static ServerPair start(Path folder) throws Exception {
        return start(folder, Map.of(), Map.of());
    }

    /**
     * Returns when both serve.
     *
     * @param ofBoth settings of both besides those that make them a cluster
     * @param ofOne settings that only the first one has
     */
    static ServerPair start(Path folder, Map<String, String> ofBoth, Map<String, String> ofOne)
            throws Exception {
        ServerPair pair = new ServerPair(folder, ofBoth, ofOne);
        try {
            pair.broker.start();
            pair.restartOne();
            pair.two = StartedServer.start(folder.resolve("two"), pair.nodeTwo(), HEAP);
        } catch (IOException | RuntimeException e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    StartedServer one() {
        return one;
    }

    StartedServer two() {
        return two;
    }

    /** Starts the first one again that was closed. */
    void restartOne() throws IOException {
        Map<String, String> settings = node("one", 0);
        settings.putAll(ofOne);
        one = StartedServer.start(folder.resolve("one"), settings, HEAP);
    }

    /** The settings that the second one was started with. */
    Map<String, String> nodeTwo() {
        return node("two", 1);
    }

    private Map<String, String> node(String name, int number) {
        Map<String, String> settings = new HashMap<>(ofBoth);
        settings.put("kanal.broker.url", broker.url());
        settings.put("kanal.broker.user", "guest");
        settings.put("kanal.broker.password", "guest");
        settings.put("kanal.cluster.secret", "a-secret-of-the-test");
        settings.put(
                "kanal.cluster.members",
                "127.0.0.1:%d:1,127.0.0.1:%d:1".formatted(gridPorts[0], gridPorts[1]));
        settings.put("kanal.cluster.grid-port", Integer.toString(gridPorts[number]));
        settings.put("kanal.node.name", name);
        return settings;
    }

    @Override
    public void close() {
        if (two != null) {
            two.close();
        }
        if (one != null) {
            one.close();
        }
        broker.close();
    }
}
