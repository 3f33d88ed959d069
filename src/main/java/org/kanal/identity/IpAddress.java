package org.kanal.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody comes from, as far as it tells one from another: an IPv4 address, or the half of
 * an IPv6 address that its network has. The other half each host chooses for itself, as often as it
 * likes.
 *
 * @param name without a port; equal for those that count together
 * @param isLoopback whether it is this host
 */
public record IpAddress(String name, boolean isLoopback) {

    private static final int NETWORK_BYTES = 8;

    /** What proxies write: an address, one with a port, one in brackets, or {@code for=} one. */
    private static final Pattern TOLD =
            Pattern.compile(
                    "(?i)(?:.*\\bfor=)?\"?"
                            + "(?:\\[([0-9a-f:.]+)(?:%\\w+)?]|([0-9.]+)|([0-9a-f.]*:[0-9a-f:.]+)(?:%\\w+)?)"
                            + "(?::\\d{1,5})?\"?(?:;.*)?");

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    /** From an address that a socket has, or that a proxy tells; empty if it is none. */
    public static Optional<IpAddress> of(String text) {
        Matcher told = TOLD.matcher(text.strip());
        if (!told.matches()) {
            return Optional.empty();
        }
        String address = told.group(1) != null ? told.group(1) : told.group(2);
        return parse(address != null ? address : told.group(3));
    }

    /** The one that a socket is connected to. */
    public static IpAddress of(InetAddress address) {
        return address instanceof Inet6Address
                ? new IpAddress(network(address.getAddress()), address.isLoopbackAddress())
                : new IpAddress(address.getHostAddress(), address.isLoopbackAddress());
    }

    private static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // an address and no name: nobody is asked for it
            return Optional.of(of(InetAddress.getByName(text)));
        } catch (UnknownHostException e) {
            return Optional.empty(); // a number above 255, or a colon too many
        }
    }

    private static String network(byte[] address) {
        byte[] network = Arrays.copyOf(address, address.length);
        Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e); // it has as many bytes as before
        }
    }
}
