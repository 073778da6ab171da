package io.maotong.invoice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressGuardTest {

    @Test
    void allowsWhenPublicOnly() throws Exception {
        for (String address : List.of("8.8.8.8", "114.114.114.114", "2400:3200::1", "172.32.0.1", "100.128.0.1")) {
            assertThat(AddressGuard.allows(InetAddress.getByName(address), false))
                    .as(address)
                    .isTrue();
        }
        for (String address : List.of(
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "::",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1")) {
            assertThat(AddressGuard.allows(InetAddress.getByName(address), false))
                    .as(address)
                    .isFalse();
        }
    }

    @Test
    void allowsWhenLoopbackIsAllowedThenOnlyLoopbackMore() throws Exception {
        assertThat(AddressGuard.allows(InetAddress.getByName("127.0.0.1"), true))
                .isTrue();
        assertThat(AddressGuard.allows(InetAddress.getByName("10.0.0.1"), true)).isFalse();
    }
}
