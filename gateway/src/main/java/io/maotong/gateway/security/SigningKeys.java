package io.maotong.gateway.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys that our tokens are signed with. A key not seen before is looked up at once, so that rotation needs no
 * restart; a key withdrawn is forgotten after the maximum age; and tokens with made-up key ids cannot turn the gateway
 * against the issuer, because fetches keep a distance. While the issuer is down, the keys at hand go on being used.
 */
final class SigningKeys implements Function<SignedJWT, Flux<JWK>> {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final Mono<String> source;
    private final Duration maxAge;
    private final Duration minInterval;
    private final Clock clock;

    private volatile Fetched known;
    private Instant lastAttempt = Instant.MIN;
    private Mono<Fetched> underWay;

    private record Fetched(JWKSet keys, Instant at) {

        boolean has(String keyId) {
            return keyId == null || keys.getKeyByKeyId(keyId) != null;
        }

        List<JWK> candidates(String keyId) {
            return keyId == null ? keys.getKeys() : List.of(keys.getKeyByKeyId(keyId));
        }
    }

    /** @param source asks the issuer for its JWK set (RFC 7517) */
    SigningKeys(Mono<String> source, Duration maxAge, Duration minInterval, Clock clock) {
        this.source = source;
        this.maxAge = maxAge;
        this.minInterval = minInterval;
        this.clock = clock;
    }

    @Override
    public Flux<JWK> apply(SignedJWT token) {
        String keyId = token.getHeader().getKeyID();
        Fetched now = known;
        if (now != null && now.has(keyId) && now.at().plus(maxAge).isAfter(clock.instant())) {
            return Flux.fromIterable(now.candidates(keyId));
        }
        return fetch().onErrorResume(failure -> withKnown(failure))
                .flatMapIterable(fetched -> fetched.has(keyId) ? fetched.candidates(keyId) : List.of());
    }

    private Mono<Fetched> withKnown(Throwable failure) {
        Fetched last = known;
        if (last == null) {
            return Mono.error(failure);
        }
        log.warn("the signing keys could not be fetched, the ones at hand go on being used: {}", failure.toString());
        return Mono.just(last);
    }

    /** One fetch at a time; whoever comes meanwhile waits for the same answer. */
    private synchronized Mono<Fetched> fetch() {
        if (underWay != null) {
            return underWay;
        }
        Instant now = clock.instant();
        if (known != null && lastAttempt.plus(minInterval).isAfter(now)) {
            return Mono.just(known);
        }
        lastAttempt = now;
        underWay = source.map(SigningKeys::parsed)
                .map(keys -> new Fetched(keys, clock.instant()))
                .doOnNext(fetched -> known = fetched)
                .doFinally(end -> landed())
                .cache();
        return underWay;
    }

    private synchronized void landed() {
        underWay = null;
    }

    private static JWKSet parsed(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException("the issuer's key set cannot be read", e);
        }
    }
}
