package io.maotong.gateway.partner;

import io.maotong.gateway.front.AddressRange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param partners by app id
 * @param signature how signatures are checked
 */
@Validated
@ConfigurationProperties("maotong")
record PartnerProperties(
        Map<String, Partner> partners, @NotNull @Valid SignatureRules signature) {

    PartnerProperties {
        partners = partners == null ? Map.of() : Map.copyOf(partners);
    }

    /**
     * @param secret shared with the partner, at least 32 characters
     * @param addresses where the partner may call from; nowhere else
     * @param clientId {@code sub} of the partner's tokens; the app id unless it differs
     */
    record Partner(String secret, List<AddressRange> addresses, String clientId) {

        private static final int SHORTEST_SECRET = 32;

        /* Not by annotations: their messages repeat the value, and this one must not show in a log. */
        Partner {
            if (secret == null || secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException("a partner's secret has at least 32 characters");
            }
            if (addresses == null || addresses.isEmpty()) {
                throw new IllegalArgumentException("a partner without addresses could call from nowhere");
            }
            addresses = List.copyOf(addresses);
        }

        @Override
        public String toString() {
            return "Partner[addresses=" + addresses + ", clientId=" + clientId + "]";
        }
    }

    /**
     * @param window how far a call's time may lie in the past or future
     * @param body largest body of a signed call: it is held in memory until the signature is checked
     */
    record SignatureRules(
            @DefaultValue("5m") Duration window,
            @DefaultValue("4MB") DataSize body) {}
}
