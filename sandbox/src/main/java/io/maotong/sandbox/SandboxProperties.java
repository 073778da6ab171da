package io.maotong.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings common to all authorities. Construction fails on a missing or short secret, so that the process does not
 * start with one.
 *
 * @param controlToken token of the control API, at least 32 characters
 * @param taxSm4Key key of the tax platform's payloads, 32 hexadecimal characters
 * @param appSecrets HMAC secret of each calling service, at least 32 characters each
 * @param pace multiplies every delay; 1 = the defaults
 * @param poll how often due work is looked for
 * @param cebXsdDir folder of the published customs schemas; absent = checked by our own field tables only
 */
@ConfigurationProperties("sandbox")
public record SandboxProperties(
        String controlToken,
        String taxSm4Key,
        Map<String, String> appSecrets,
        @DefaultValue("1") BigDecimal pace,
        @DefaultValue("100ms") Duration poll,
        Path cebXsdDir) {

    private static final List<String> APPS = List.of("user", "customs", "logistics", "forex", "invoice", "refund");
    private static final int SHORTEST_SECRET = 32;

    public SandboxProperties {
        longEnough("sandbox.control-token", controlToken);
        for (String app : APPS) {
            longEnough("sandbox.app-secrets." + app, appSecrets == null ? null : appSecrets.get(app));
        }
        if (taxSm4Key == null || !taxSm4Key.matches("[0-9a-fA-F]{32}")) {
            throw new IllegalStateException("sandbox.tax-sm4-key must be 32 hexadecimal characters");
        }
        if (pace.signum() < 0) {
            throw new IllegalStateException("sandbox.pace must not be negative");
        }
        appSecrets = Map.copyOf(appSecrets);
    }

    /** A delay of the authorities after the pace was applied. */
    public Duration paced(Duration delay) {
        return Duration.ofNanos(
                pace.multiply(BigDecimal.valueOf(delay.toNanos())).longValue());
    }

    private static void longEnough(String name, String secret) {
        // A variable that is not set arrives as its own placeholder, which may be long enough.
        if (secret == null || secret.startsWith("${") || secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException(name + " is missing or shorter than " + SHORTEST_SECRET + " characters");
        }
    }

    /** Never prints a secret. */
    @Override
    public String toString() {
        return "SandboxProperties[pace=" + pace + ", poll=" + poll + ", cebXsdDir=" + cebXsdDir + "]";
    }
}
