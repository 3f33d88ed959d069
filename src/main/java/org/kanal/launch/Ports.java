package org.kanal.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks whether the server can listen where it should, before it spends seconds on starting. */
final class Ports {
    private Ports() {}

    /**
     * All that the settings name.
     *
     * @throws LaunchFailure naming the first that is not
     */
    static void requireFree(Settings settings) {
        requireFree(
                Settings.HTTP_ADDRESS,
                settings.httpAddress(),
                Settings.HTTP_PORT,
                settings.httpPort());
        boolean hasBroker = settings.broker().isEmbedded();
        if (hasBroker && settings.broker().port() != 0) {
            requireFree(
                    BrokerSettings.BIND,
                    settings.broker().bind(),
                    BrokerSettings.PORT,
                    settings.broker().port());
        }
        settings.cluster().ifPresent(cluster -> requireFree(cluster.own(), hasBroker));
    }

    private static void requireFree(ClusterMember own, boolean hasBroker) {
        String address = ClusterSettings.ADDRESS;
        requireFree(address, own.address(), ClusterSettings.GRID_PORT, own.gridPort());
        if (hasBroker) {
            requireFree(address, own.address(), ClusterSettings.BROKER_PORT, own.brokerPort());
            requireFree(address, own.address(), ClusterSettings.BROKER_PORT, own.linkPort());
        }
    }

    /**
     * @throws LaunchFailure naming the settings, if the address is none of this machine's or the
     *     port is in use
     */
    static void requireFree(String addressKey, String address, String portKey, int port) {
        InetSocketAddress place = new InetSocketAddress(resolve(addressKey, address), port);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(place);
        } catch (IOException e) {
            throw new LaunchFailure(
                    "Port %d on %s cannot be used (%s): stop what listens there, or set %s to another port and %s to an address of this machine"
                            .formatted(port, address, e.getMessage(), portKey, addressKey),
                    e);
        }
    }

    /** A port of the loopback address that nobody uses at this moment. */
    static int free() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static InetAddress resolve(String key, String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new LaunchFailure(
                    key
                            + "="
                            + address
                            + " is unknown: it must be an address or a name of this machine",
                    e);
        }
    }
}
