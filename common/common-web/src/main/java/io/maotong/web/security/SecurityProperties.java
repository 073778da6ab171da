package io.maotong.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer who signs our tokens
 * @param jwksUri where the signing keys are published
 * @param audience what our tokens must be made for
 * @param publicPaths paths of this service that need no token, beside health and the API description
 */
@ConfigurationProperties("maotong.security")
record SecurityProperties(String issuer, String jwksUri, String audience, List<String> publicPaths) {

    SecurityProperties {
        publicPaths = publicPaths == null ? List.of() : List.copyOf(publicPaths);
        audience = audience == null ? "maotong" : audience;
    }
}
