package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.config.GlobalSerializerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.impl.defaultserializers.JavaDefaultSerializers;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.history.TestGrid;
import org.kanal.support.FreePort;

/**
 * Who reaches the grid's port, and even knows its name, sends objects that do something when read.
 */
@Tag("cluster")
class StrangersObjectsIT {

    @TempDir Path files;

    @Test
    void whatTheyAreIsRefusedBeforeItIsMade() throws Exception {
        var address = PrivateAddress.find();
        assumeTrue(address.isPresent(), "no private address other than loopback");
        String host = address.get();
        int grid = FreePort.find();
        Map<String, String> settings =
                Map.of(
                        "kanal.cluster.members",
                        host,
                        "kanal.cluster.secret",
                        TestCluster.SECRET,
                        "kanal.cluster.grid-port",
                        Integer.toString(grid),
                        "kanal.cluster.broker-port",
                        Integer.toString(FreePort.findTwo()));
        try (ClusterNode node =
                new ClusterNode(List.of(), "localhost", FreePort.find(), files, settings)) {
            node.begin().awaitServing();
            HazelcastInstance stranger = Hazelcast.newHazelcastInstance(config(host));
            try {
                send(stranger, new Address(host, grid), gadget());
                TestGrid.await(() -> isRefused(node));
            } finally {
                stranger.getLifecycleService().terminate();
            }
            assertEquals(202, node.publish("afterwards"));
        }
    }

    /** As what a member would have the other one do; who sends it is looked at when it was read. */
    private static void send(HazelcastInstance from, Address to, Object object) {
        Node node = ((HazelcastInstanceProxy) from).getOriginal().node;
        var connections = node.getServer().getConnectionManager(EndpointQualifier.MEMBER);
        TestGrid.await(() -> connections.getOrConnect(to) != null);
        byte[] bytes = node.getSerializationService().toBytes(object);
        Packet packet = new Packet(bytes, -1).setPacketType(Packet.Type.OPERATION);
        assertTrue(connections.getOrConnect(to).write(packet));
    }

    private static boolean isRefused(ClusterNode node) {
        try {
            return node.log().contains("got an object of java.net.URL and refused");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever reads it looks a host up: the map asks its key for a hash. */
    private static Map<URL, Integer> gadget() throws IOException {
        return new HashMap<>(Map.of(new URL("http://localhost/"), 1));
    }

    private static Config config(String host) throws IOException {
        Config config = new Config().setClusterName("strangers");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig().setPort(FreePort.find()).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(host);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getSerializationConfig()
                .setGlobalSerializerConfig(
                        new GlobalSerializerConfig()
                                .setImplementation(new AsPayaraDoes())
                                .setOverrideJavaSerialization(true));
        return config;
    }

    /** The component that writes, then the object, each as Java does. */
    private static final class AsPayaraDoes implements StreamSerializer<Object> {

        private final JavaDefaultSerializers.JavaSerializer java =
                new JavaDefaultSerializers.JavaSerializer(true, false, null);

        @Override
        public int getTypeId() {
            return 1;
        }

        @Override
        public void write(ObjectDataOutput out, Object object) throws IOException {
            java.write(out, null);
            java.write(out, object);
        }

        @Override
        public Object read(ObjectDataInput in) throws IOException {
            java.read(in);
            return java.read(in);
        }
    }
}
