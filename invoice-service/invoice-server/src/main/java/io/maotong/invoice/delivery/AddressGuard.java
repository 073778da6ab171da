package io.maotong.invoice.delivery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses that a merchant may make us call: public ones, so that nobody reaches our own network through us. */
final class AddressGuard {

    private AddressGuard() {}

    /** @param loopback whether this machine itself is allowed */
    static boolean allows(InetAddress address, boolean loopback) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
            case Inet6Address six -> isPublic6(bytes);
            default -> false;
        };
    }

    /** Ranges of RFC 6890 beside those that Java knows. */
    private static boolean isPublic(int first, int second, int third) {
        return first != 0
                && first != 127
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** Only 2000::/3, without what carries an IPv4 address inside: 2001::/23, 2001:db8::/32, 2002::/16. */
    private static boolean isPublic6(byte[] bytes) {
        int head = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int next = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        return (head & 0xE000) == 0x2000 && head != 0x2002 && !(head == 0x2001 && (next < 0x200 || next == 0xdb8));
    }
}
