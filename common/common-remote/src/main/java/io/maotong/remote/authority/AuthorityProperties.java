package io.maotong.remote.authority;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The authorities that this service calls, by name. No address is a default. */
@ConfigurationProperties("maotong")
record AuthorityProperties(Map<String, Authority> authority) {

    AuthorityProperties {
        authority = authority == null ? Map.of() : Map.copyOf(authority);
    }

    /**
     * @param channel what users are told about the origin of a status
     * @param appId our name there, if requests are signed by HMAC; null if the adapter signs otherwise
     * @param secret at least 32 characters
     */
    record Authority(
            URI baseUrl,
            @DefaultValue("SANDBOX") Channel channel,
            String appId,
            String secret,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("8s") Duration readTimeout) {

        Authority {
            if (baseUrl == null) {
                throw new IllegalStateException("maotong.authority.*.base-url is missing");
            }
            // An unset variable stays in the text as its name.
            if (appId != null && (secret == null || secret.length() < 32 || secret.startsWith("${"))) {
                throw new IllegalStateException("the secret of authority app " + appId + " is missing or too short");
            }
        }
    }
}
