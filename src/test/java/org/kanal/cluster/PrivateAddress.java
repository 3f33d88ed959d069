package org.kanal.cluster;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;

/** An address of this machine at which nodes of a cluster may listen. */
public final class PrivateAddress {

    private PrivateAddress() {}

    /** The first of them, if there is one. */
    public static Optional<String> find() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(card -> !card.getName().equals("lo"))
                .filter(card -> !card.getName().startsWith(Namespaces.MARK)) // goes with its test
                .flatMap(card -> Collections.list(card.getInetAddresses()).stream())
                .filter(Inet4Address.class::isInstance)
                .filter(PrivateAddress::isPrivate)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    /** A machine for tests may have an address of examples (RFC 5737). */
    private static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress() || address.getHostAddress().startsWith("192.0.2.");
    }
}
