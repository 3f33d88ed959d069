package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.support.FreePort;

/** One thing is wrong in a node's settings: it says so in one line and does not start. */
@Tag("cluster")
class ClusterStartsIT {

    @TempDir Path files;

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "kanal.cluster.address, 0.0.0.0, kanal.cluster.address=0.0.0.0 is not allowed",
        "kanal.cluster.address, 8.8.4.4, kanal.cluster.address=8.8.4.4 is not allowed",
        "kanal.cluster.address, 10.254.254.254, is no address of this machine",
        "kanal.cluster.members, '10.254.254.253,10.254.254.254', No address of this machine is among",
        "kanal.cluster.members, no-such-host.invalid, kanal.cluster.members: no-such-host.invalid",
        "kanal.cluster.secret, short, kanal.cluster.secret is too short",
        "kanal.history.store, memory, kanal.history.store=memory is not allowed"
    })
    void whatIsWrongIsNamed(String key, String value, String said) throws Exception {
        Map<String, String> settings = new HashMap<>(settings(privateAddress()));
        settings.put(key, value);
        try (ClusterNode node = node("wrong", settings)) {
            assertRefused(node, said);
        }
    }

    @Test
    void aPortThatIsInUseIsNamed() throws Exception {
        String address = privateAddress();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            Map<String, String> settings = new HashMap<>(settings(address));
            settings.put("kanal.cluster.grid-port", Integer.toString(taken.getLocalPort()));
            try (ClusterNode node = node("in-use", settings)) {
                assertRefused(node, "set kanal.cluster.grid-port to another port");
            }
        }
    }

    @Test
    void twoNodesOnOneAddressAreACluster() throws Exception {
        String address = privateAddress();
        List<Integer> grids = List.of(FreePort.find(), FreePort.find());
        Map<String, String> settings = new HashMap<>(settings(address));
        settings.put("kanal.cluster.members", twoMembers(address, grids));
        List<ClusterNode> nodes = new ArrayList<>();
        try {
            for (int grid : grids) {
                settings.put("kanal.cluster.grid-port", Integer.toString(grid));
                nodes.add(node("at" + grid, settings).begin());
            }
            for (ClusterNode node : nodes) {
                node.awaitServing();
            }
            for (ClusterNode node : nodes) {
                node.awaitNodes(2);
                assertEquals(202, node.publish("laptop"));
            }
        } finally {
            nodes.forEach(ClusterNode::close);
        }
    }

    private static String twoMembers(String address, List<Integer> grids) throws Exception {
        return "%s:%d:%d,%s:%d:%d"
                .formatted(
                        address,
                        grids.get(0),
                        FreePort.findTwo(),
                        address,
                        grids.get(1),
                        FreePort.findTwo());
    }

    @Test
    void aNodeWithAnotherSecretDoesNotStartAndTheOtherGoesOn() throws Exception {
        String address = privateAddress();
        List<Integer> grids = List.of(FreePort.find(), FreePort.find());
        Map<String, String> settings = new HashMap<>(settings(address));
        settings.put("kanal.cluster.members", twoMembers(address, grids));
        settings.put("kanal.cluster.grid-port", Integer.toString(grids.get(0)));
        try (ClusterNode first = node("first", settings).begin()) {
            first.awaitServing();
            settings.put("kanal.cluster.grid-port", Integer.toString(grids.get(1)));
            settings.put("kanal.cluster.secret", TestCluster.SECRET + "!");
            try (ClusterNode stranger = node("stranger", settings)) {
                assertRefused(stranger, address + ":" + grids.get(0) + " is of another cluster");
            }
            assertEquals(202, first.publish("afterwards"));
        }
    }

    @Test
    void withAKeystoreTheLinksOfTheBrokersAreEncrypted() throws Exception {
        String address = privateAddress();
        List<Integer> grids = List.of(FreePort.find(), FreePort.find());
        String members = twoMembers(address, grids);
        Map<String, String> settings = new HashMap<>(settings(address));
        settings.put("kanal.cluster.members", members);
        settings.put("kanal.cluster.keystore", LinkCertificate.make(files).toString());
        settings.put("kanal.cluster.keystore-password", LinkCertificate.PASSWORD);
        settings.put("kanal.cluster.grid-port", Integer.toString(grids.get(0)));
        try (ClusterNode first = node("first", settings).begin()) {
            settings.put("kanal.cluster.grid-port", Integer.toString(grids.get(1)));
            try (ClusterNode second = node("second", settings).begin()) {
                first.awaitServing();
                second.awaitServing();
                first.awaitNodes(2);
                second.awaitNodes(2);
                int links = Integer.parseInt(members.split("[:,]")[2]) + 1;
                assertEquals(LinkCertificate.NAME, LinkCertificate.shownAt(address, links));
            }
        }
    }

    private static void assertRefused(ClusterNode node, String said) throws Exception {
        assertEquals(1, node.begin().awaitEnd());
        assertEquals(1, node.console().size(), () -> node.console().toString());
        assertTrue(node.console().get(0).contains(said), node.console().get(0));
    }

    private static Map<String, String> settings(String address) {
        return Map.of("kanal.cluster.members", address, "kanal.cluster.secret", TestCluster.SECRET);
    }

    private ClusterNode node(String name, Map<String, String> settings) throws Exception {
        return new ClusterNode(
                List.of(), "localhost", FreePort.find(), files.resolve(name), settings);
    }

    private static String privateAddress() throws Exception {
        var address = PrivateAddress.find();
        assumeTrue(address.isPresent(), "no private address other than loopback");
        return address.get();
    }
}
