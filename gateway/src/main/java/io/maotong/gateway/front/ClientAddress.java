package io.maotong.gateway.front;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where a request really comes from. */
final class ClientAddress {

    private ClientAddress() {}

    /**
     * The peer of the connection, or, when that is one of our proxies, the last address in {@code X-Forwarded-For} that
     * is not. What stands further left was written by strangers.
     */
    static InetAddress of(ServerHttpRequest request, List<AddressRange> trusted) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress address = peer == null ? null : peer.getAddress();
        if (trusted.isEmpty() || !isAmong(trusted, address)) {
            return address;
        }
        String[] hops = String.join(",", request.getHeaders().getOrDefault("X-Forwarded-For", List.of()))
                .split(",");
        for (int i = hops.length - 1; i >= 0 && isAmong(trusted, address); i--) {
            try {
                address = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException unreadable) {
                return address;
            }
        }
        return address;
    }

    private static boolean isAmong(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
