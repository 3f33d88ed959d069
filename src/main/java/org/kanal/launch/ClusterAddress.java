package org.kanal.launch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Which member this server is. Neither the data grid nor the broker asks those who connect from
 * other nodes who they are, so the address must be a private one, of this machine.
 */
final class ClusterAddress {

    private static final String KEY = ClusterSettings.ADDRESS;

    /** Behind a provider's translator (RFC 6598), for benchmarks (2544), for examples (5737). */
    private static final List<String> SPECIAL =
            List.of(
                    "100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*",
                    "198\\.1[89]\\..*",
                    "192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*");

    private ClusterAddress() {}

    /**
     * This server among the members.
     *
     * @param given its address, if the settings name it
     * @param gridPort tells members of one machine apart
     * @param isLoopbackAllowed whether the nodes may be on 127.0.0.1
     * @throws LaunchFailure if it is none of them, or its address is not allowed
     */
    static ClusterMember find(
            List<ClusterMember> members,
            Optional<String> given,
            int gridPort,
            boolean isLoopbackAllowed) {
        given.ifPresent(address -> requireAllowed(address, isLoopbackAllowed));
        List<ClusterMember> ours =
                members.stream()
                        .filter(
                                member ->
                                        given.map(ClusterAddress::resolve)
                                                .map(member.address()::equals)
                                                .orElseGet(() -> isOurs(member.address())))
                        .toList();
        if (ours.isEmpty()) {
            throw notAMember(members, given);
        }
        ClusterMember own =
                ours.stream()
                        .filter(member -> ours.size() == 1 || member.gridPort() == gridPort)
                        .findFirst()
                        .orElseThrow(() -> several(ours));
        requireAllowed(own.address(), isLoopbackAllowed);
        return own;
    }

    private static LaunchFailure notAMember(List<ClusterMember> members, Optional<String> given) {
        String who =
                given.map(address -> KEY + "=" + address + " is not")
                        .orElse("No address of this machine is");
        return new LaunchFailure(
                "%s among the members %s: add it to %s, or set %s to the member that this server is"
                        .formatted(who, members, ClusterSettings.MEMBERS, KEY));
    }

    private static LaunchFailure several(List<ClusterMember> ours) {
        return new LaunchFailure(
                "The members %s are all on this machine: set %s to the grid port of the one that this server is"
                        .formatted(ours, ClusterSettings.GRID_PORT));
    }

    /**
     * @throws LaunchFailure if the address is not this machine's, or strangers could reach it
     */
    static void requireAllowed(String address, boolean isLoopbackAllowed) {
        InetAddress found = lookUp(address);
        if (found.isAnyLocalAddress()) {
            throw Settings.wrong(
                    KEY,
                    address,
                    "one address, in a private network: whoever reaches the ports there can read and change everything");
        }
        if (!isPrivate(found)) {
            throw Settings.wrong(
                    KEY,
                    address,
                    "an address in a private network (or of a VPN such as WireGuard), since it is a public one: whoever reaches the ports there can read and change everything");
        }
        if (found.isLoopbackAddress() && !isLoopbackAllowed) {
            throw Settings.wrong(
                    KEY,
                    address,
                    "an address that other machines reach: brokers do not link on loopback");
        }
        if (!isOurs(found.getHostAddress())) {
            throw new LaunchFailure(
                    KEY + "=" + address + " is no address of this machine: it must be one");
        }
    }

    private static InetAddress lookUp(String address) {
        try {
            InetAddress found = InetAddress.getByName(address);
            if (found instanceof Inet4Address) {
                return found;
            }
        } catch (UnknownHostException e) {
            throw new LaunchFailure(
                    KEY + "=" + address + " is unknown: it must be an address of this machine", e);
        }
        throw Settings.wrong(KEY, address, "an IPv4 address of this machine");
    }

    static String resolve(String address) {
        return lookUp(address).getHostAddress();
    }

    /** Of networks that the internet does not lead to (IANA's registry of special addresses). */
    private static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress()
                || SPECIAL.stream().anyMatch(address.getHostAddress()::matches);
    }

    private static boolean isOurs(String address) {
        try {
            InetAddress found = InetAddress.getByName(address);
            return found.isLoopbackAddress() || NetworkInterface.getByInetAddress(found) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
