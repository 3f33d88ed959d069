package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterCheckTest {

    @Test
    void whoKnowsNoOtherSaysSo() {
        assertEquals(
                Optional.of("No other node of the cluster is known yet"), missing(1, List.of()));
        assertEquals(
                Optional.of(
                        "No other node of the cluster is known yet; until there are 2 nodes"
                                + " (kanal.cluster.min-members) nothing is published"),
                missing(2, List.of()));
    }

    @Test
    void thoseThatDoNotAnswerAreNamed() throws IOException {
        ClusterMember other;
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            other = member(there.getLocalPort());
            assertEquals(Optional.empty(), missing(2, List.of(other)));
        }
        assertEquals(
                Optional.of(
                        "Of the cluster's nodes these do not answer: "
                                + other
                                + "; until there are 2 nodes (kanal.cluster.min-members) nothing"
                                + " is published"),
                missing(2, List.of(other)));
    }

    private static Optional<String> missing(int least, List<ClusterMember> others) {
        ClusterMember own = member(1);
        List<ClusterMember> all = new ArrayList<>(others);
        all.add(own);
        return ClusterCheck.missing(
                new ClusterSettings(all, own, "kanal", "secret", least, "own", Optional.empty()));
    }

    private static ClusterMember member(int port) {
        return new ClusterMember("127.0.0.1", "127.0.0.1", port, port);
    }
}
