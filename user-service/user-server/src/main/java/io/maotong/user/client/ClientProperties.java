package io.maotong.user.client;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets of our own services by client id. There are no defaults: a missing, short or trivial one stops the start.
 */
@ConfigurationProperties("maotong.clients")
record ClientProperties(Map<String, String> secrets) {

    private static final int SHORTEST = 32;
    private static final int FEWEST_DIFFERENT = 10;

    ClientProperties {
        if (secrets == null || secrets.isEmpty()) {
            throw new IllegalStateException("maotong.clients.secrets is missing");
        }
        secrets = Map.copyOf(secrets);
        secrets.forEach((client, secret) -> {
            if (!isGood(secret)) {
                throw new IllegalStateException("the secret of client " + client + " is missing, shorter than "
                        + SHORTEST + " characters or not random");
            }
        });
    }

    static boolean isGood(String secret) {
        return secret != null
                && secret.length() >= SHORTEST
                && secret.chars().distinct().count() >= FEWEST_DIFFERENT;
    }

    @Override
    public String toString() {
        return "ClientProperties" + secrets.keySet();
    }
}
