package io.maotong.gateway.front;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param origins web origins besides our own that may call the API from a browser; none unless named
 * @param trustedProxies ranges of our own load balancers, whose {@code X-Forwarded-For} is believed; none unless named
 * @param body largest body, other than multipart
 * @param multipart largest multipart body
 * @param stall how long a client may pause in the middle of sending
 */
@Validated
@ConfigurationProperties("maotong.front")
record FrontProperties(
        List<String> origins,
        List<AddressRange> trustedProxies,
        @NotNull DataSize body,
        @NotNull DataSize multipart,
        @NotNull Duration stall) {

    FrontProperties {
        origins = origins == null ? List.of() : List.copyOf(origins);
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    }
}
