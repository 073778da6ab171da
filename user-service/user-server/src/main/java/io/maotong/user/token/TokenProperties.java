package io.maotong.user.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param accessLife of access tokens
 * @param refreshLife of a refresh token; each use gives a new one
 */
@ConfigurationProperties("maotong.token")
record TokenProperties(
        @DefaultValue("10m") Duration accessLife,
        @DefaultValue("30d") Duration refreshLife,
        @DefaultValue Keys keys) {

    /**
     * @param rotateEvery age at which the signing key gets a successor
     * @param publishAhead how long a successor is published before it signs
     * @param keepAfter how long the old key is published after it signed for the last time
     * @param reload how long an instance trusts the keys it read
     * @param checkEvery how often age is looked at
     */
    record Keys(
            @DefaultValue("30d") Duration rotateEvery,
            @DefaultValue("15m") Duration publishAhead,
            @DefaultValue("30m") Duration keepAfter,
            @DefaultValue("10s") Duration reload,
            @DefaultValue("1h") Duration checkEvery) {}

    TokenProperties {
        if (keys.keepAfter().compareTo(accessLife) < 0) {
            throw new IllegalStateException("maotong.token.keys.keep-after is shorter than the life of a token");
        }
    }
}
