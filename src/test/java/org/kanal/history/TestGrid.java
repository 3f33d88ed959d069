package org.kanal.history;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.kanal.support.FreePort;

/** Data grids inside the test's JVM, on the loopback address, that start in little time. */
public final class TestGrid {

    private TestGrid() {}

    /** The members of a new grid, joined. */
    public static List<HazelcastInstance> start(int members) {
        return start(members, config -> {});
    }

    /** The same with more configuration for each. */
    public static List<HazelcastInstance> start(int members, Consumer<Config> more) {
        List<Integer> ports = freePorts(members);
        String name = UUID.randomUUID().toString();
        List<HazelcastInstance> grid = new ArrayList<>();
        for (int port : ports) {
            Config config = config(name, port, ports);
            more.accept(config);
            grid.add(Hazelcast.newHazelcastInstance(config));
        }
        return grid;
    }

    /** Returns when the condition holds; for what Hazelcast's own clock brings about. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within 20 s");
            }
            Thread.onSpinWait();
        }
    }

    private static Config config(String name, int port, List<Integer> ports) {
        Config config = new Config().setClusterName(name);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.partition.count", "11");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.operation.generic.thread.count", "2");
        config.setProperty("hazelcast.io.thread.count", "1");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getIntegrityCheckerConfig().setEnabled(false);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(ports.size() > 1);
        ports.forEach(other -> join.getTcpIpConfig().addMember("127.0.0.1:" + other));
        return config;
    }

    private static List<Integer> freePorts(int count) {
        Set<Integer> ports = new LinkedHashSet<>();
        try {
            while (ports.size() < count) {
                ports.add(FreePort.find());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(ports);
    }
}
