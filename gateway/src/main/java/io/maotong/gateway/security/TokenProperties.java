package io.maotong.gateway.security;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer who signs our tokens
 * @param jwksUri where the signing keys are published; the host is the service's name in Nacos
 * @param audience what our tokens must be made for
 * @param clockSkew how far the clocks of issuer and gateway may differ
 * @param keysMaxAge how long keys are used before they are fetched again
 * @param keysMinInterval least time between two fetches, whatever tokens strangers make up
 */
@Validated
@ConfigurationProperties("maotong.security")
record TokenProperties(
        @NotNull String issuer,
        @NotNull URI jwksUri,
        @NotNull String audience,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("5m") Duration keysMaxAge,
        @DefaultValue("1s") Duration keysMinInterval) {}
