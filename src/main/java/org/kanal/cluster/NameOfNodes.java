package org.kanal.cluster;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name in DNS whose addresses are the nodes ({@code kanal.cluster.dns}).
 *
 * @param name not empty
 */
public record NameOfNodes(String name) {

    /**
     * The IPv4 addresses that it has now; none while it has none, or its server does not answer.
     * Asks the network, and so may take some seconds.
     */
    public List<String> addresses() {
        try {
            return Stream.of(InetAddress.getAllByName(name))
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(); // as long as this lasts, those that are known stay known
        }
    }
}
