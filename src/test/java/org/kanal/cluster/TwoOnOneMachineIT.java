package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.FaultRun;
import org.kanal.support.FreePort;

/** The short form of the clusters' tests: two nodes on this machine, of which one is killed. */
class TwoOnOneMachineIT {

    private static final int EACH = 1_000;

    @TempDir Path files;

    @Test
    void twoNodesAreOneAndWhenOneIsKilledTheOtherGoesOnWithEverything() throws Exception {
        Optional<String> address = PrivateAddress.find();
        assumeTrue(address.isPresent(), "no private address other than loopback");
        List<Place> places = List.of(Place.free(), Place.free());
        try (ClusterNode one = node(address.get(), places, 0);
                ClusterNode other = node(address.get(), places, 1);
                FaultRun run = new FaultRun(List.of(one, other))) {
            one.begin();
            other.begin();
            one.awaitServing();
            other.awaitServing();
            one.awaitNodes(2);
            other.awaitNodes(2);
            run.subscribe("short", FaultRun.LISTENERS * 10_000 / (4 * EACH), 0);
            run.publish("short", EACH, 100);
            run.awaitAccepted(2 * EACH);
            one.kill();
            run.awaitAllDelivered();
            run.assertComplete("one of two killed", 4L * EACH);
            assertEquals(202, other.publish("afterwards"));
        }
    }

    private record Place(int http, int grid, int broker) {
        static Place free() throws Exception {
            return new Place(FreePort.find(), FreePort.find(), FreePort.findTwo());
        }
    }

    private ClusterNode node(String address, List<Place> places, int number) {
        String members =
                String.join(
                        ",",
                        places.stream()
                                .map(at -> address + ":" + at.grid() + ":" + at.broker())
                                .toList());
        Map<String, String> settings =
                Map.of(
                        "kanal.cluster.members",
                        members,
                        "kanal.cluster.grid-port",
                        Integer.toString(places.get(number).grid()),
                        "kanal.cluster.secret",
                        TestCluster.SECRET,
                        "kanal.outbox.max-bytes",
                        "16777216",
                        "kanal.history.size",
                        "10000");
        return new ClusterNode(
                List.of(),
                "localhost",
                places.get(number).http(),
                files.resolve("node" + number),
                settings);
    }
}
