package io.maotong.gateway.front;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A range of network addresses, written {@code 10.1.0.0/16}, {@code fd00::/8} or as one address. Names are not
 * accepted, so nothing here asks a name server.
 */
public record AddressRange(InetAddress network, int bits) {

    public AddressRange {
        int width = network.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > width) {
            throw new IllegalArgumentException("a prefix of " + bits + " bits does not fit " + network);
        }
        network = masked(network, bits);
    }

    /** Used by the binding of configuration properties. */
    public static AddressRange valueOf(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int width = network.getAddress().length * Byte.SIZE;
        return new AddressRange(network, slash < 0 ? width : Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(InetAddress address) {
        return address != null
                && address.getAddress().length == network.getAddress().length
                && masked(address, bits).equals(network);
    }

    private static InetAddress masked(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        int whole = bits / Byte.SIZE;
        if (whole < bytes.length) {
            bytes[whole] &= (byte) (0xff00 >> bits % Byte.SIZE);
            Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
