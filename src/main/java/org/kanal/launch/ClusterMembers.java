package org.kanal.launch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the members of a cluster by what the settings say: a list, or one name in DNS. */
final class ClusterMembers {

    private static final String ALLOWED =
            "HOST or HOST:GRIDPORT:BROKERPORT, of several separated by commas";

    private ClusterMembers() {}

    /**
     * @param text hosts, each alone or with both of its ports
     * @throws LaunchFailure naming what is wrong or cannot be found
     */
    static List<ClusterMember> parse(String text, int gridPort, int brokerPort) {
        List<ClusterMember> members =
                Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .map(member -> member(text, member, gridPort, brokerPort))
                        .toList();
        long different = members.stream().map(ClusterMember::grid).distinct().count();
        if (different < members.size()) {
            throw Settings.wrong(
                    ClusterSettings.MEMBERS, text, "different servers: two of these are the same");
        }
        return members;
    }

    /**
     * Where each has a broker inside, those of one address need three ports each.
     *
     * @throws LaunchFailure if two would take the same one
     */
    static void requireRoom(List<ClusterMember> members, String text) {
        long ports =
                members.stream()
                        .flatMap(
                                member ->
                                        Stream.of(
                                                        member.gridPort(),
                                                        member.brokerPort(),
                                                        member.linkPort())
                                                .map(port -> member.address() + ":" + port))
                        .distinct()
                        .count();
        if (ports < 3L * members.size()) {
            throw Settings.wrong(
                    ClusterSettings.MEMBERS,
                    text,
                    "members of one address with different ports: each needs GRIDPORT, BROKERPORT and the port after that");
        }
    }

    private static ClusterMember member(String all, String text, int gridPort, int brokerPort) {
        String[] parts = text.split(":", -1);
        if (parts[0].isEmpty() || parts.length != 1 && parts.length != 3) {
            throw Settings.wrong(ClusterSettings.MEMBERS, all, ALLOWED);
        }
        String address = resolve(parts[0]);
        if (parts.length == 1) {
            return new ClusterMember(text, address, gridPort, brokerPort);
        }
        return new ClusterMember(text, address, port(all, parts[1]), port(all, parts[2]));
    }

    private static int port(String all, String text) {
        Optional<Integer> port = ClusterSettings.port(text);
        return port.orElseThrow(() -> Settings.wrong(ClusterSettings.MEMBERS, all, ALLOWED));
    }

    private static String resolve(String host) {
        List<String> addresses = addresses(host);
        if (addresses.isEmpty()) {
            throw new LaunchFailure(
                    ClusterSettings.MEMBERS
                            + ": "
                            + host
                            + " has no IPv4 address: it must be one, or a name that leads to one");
        }
        return addresses.get(0);
    }

    /** All members that a name in DNS has now; none if it is not known. */
    static List<ClusterMember> ofName(String name, int gridPort, int brokerPort) {
        return addresses(name).stream()
                .map(address -> new ClusterMember(address, address, gridPort, brokerPort))
                .toList();
    }

    private static List<String> addresses(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
