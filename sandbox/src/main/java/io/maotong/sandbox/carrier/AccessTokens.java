package io.maotong.sandbox.carrier;

import io.maotong.sandbox.SandboxProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Who may call a carrier: one client, its secret, and bearer tokens that carry their own end and seal. */
@Component
class AccessTokens {

    static final Duration LIFE = Duration.ofHours(1);
    private static final String CLIENT = "maotong";

    private final String secret;
    private final Clock clock;

    AccessTokens(SandboxProperties properties, Clock clock) {
        this.secret = properties.appSecrets().get("logistics");
        this.clock = clock;
    }

    /** The shared word of the SF interface. */
    String checkword() {
        return secret;
    }

    boolean knows(String client, String givenSecret) {
        return CLIENT.equals(client) && givenSecret != null && same(secret, givenSecret);
    }

    boolean knowsBasic(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return false;
        }
        try {
            String[] parts = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8)
                    .split(":", 2);
            return parts.length == 2 && knows(parts[0], parts[1]);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    String issue(Carrier carrier) {
        String claim = carrier.name() + "." + clock.instant().plus(LIFE).getEpochSecond();
        return claim + "." + seal(claim);
    }

    boolean acceptsBearer(Carrier carrier, String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        String[] parts = authorization.substring(7).split("\\.");
        return parts.length == 3
                && parts[0].equals(carrier.name())
                && same(seal(parts[0] + "." + parts[1]), parts[2])
                && Long.parseLong(parts[1]) > clock.instant().getEpochSecond();
    }

    private String seal(String claim) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("token|" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(claim.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
