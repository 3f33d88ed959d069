package org.kanal.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.kanal.api.InvalidInput;

/**
 * Addresses with the same first bits: {@code 10.0.0.0/8}, or one address.
 *
 * @param start an address of the range
 * @param bits how many of its bits all addresses of the range have in common
 */
record AddressRange(InetAddress start, int bits) {

    /** Nothing that a name server would be asked about. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * @param key the setting
     * @throws InvalidInput naming the setting if it is no range
     */
    static AddressRange of(String key, String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress start = literal(parts[0]);
            int most = start.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return new AddressRange(start, bits);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new InvalidInput(key, wrong(text));
        }
        throw new InvalidInput(key, wrong(text));
    }

    private static String wrong(String text) {
        return "'" + text + "' is no address; allowed: such as 10.0.0.1 or 10.0.0.0/8";
    }

    /**
     * @param address as {@code getRemoteAddr} has it
     */
    boolean contains(String address) {
        try {
            byte[] other = literal(address).getAddress();
            byte[] own = start.getAddress();
            return other.length == own.length && commonBits(own, other) >= bits;
        } catch (UnknownHostException e) {
            return false; // what is no address is in no range
        }
    }

    private static int commonBits(byte[] one, byte[] other) {
        for (int i = 0; i < one.length; i++) {
            int different = (one[i] ^ other[i]) & 0xff;
            if (different != 0) {
                return i * Byte.SIZE + Integer.numberOfLeadingZeros(different) - 24;
            }
        }
        return one.length * Byte.SIZE;
    }

    private static InetAddress literal(String text) throws UnknownHostException {
        if (!LITERAL.matcher(text).matches()) {
            throw new UnknownHostException(text);
        }
        return InetAddress.getByName(text);
    }
}
