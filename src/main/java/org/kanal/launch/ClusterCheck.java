package org.kanal.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who of the cluster is there when this server has started. */
final class ClusterCheck {
    private static final int PATIENCE_MILLIS = 1_000;

    private ClusterCheck() {}

    /** A line for people; empty if all answer. */
    static Optional<String> missing(ClusterSettings cluster) {
        List<ClusterMember> silent =
                cluster.others().parallelStream().filter(member -> !answers(member)).toList();
        String refused =
                cluster.members().size() - silent.size() >= cluster.minMembers()
                        ? ""
                        : "; until there are %d nodes (%s) nothing is published"
                                .formatted(cluster.minMembers(), ClusterSettings.MIN_MEMBERS);
        if (cluster.others().isEmpty()) {
            return Optional.of("No other node of the cluster is known yet" + refused);
        }
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "Of the cluster's nodes these do not answer: %s%s"
                        .formatted(
                                silent.stream()
                                        .map(ClusterMember::toString)
                                        .collect(Collectors.joining(", ")),
                                refused));
    }

    private static boolean answers(ClusterMember member) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(member.address(), member.gridPort()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
