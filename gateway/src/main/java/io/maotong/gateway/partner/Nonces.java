package io.maotong.gateway.partner;

import java.time.Duration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Remembers which calls were seen, for all gateways at once. */
final class Nonces {

    private final ReactiveStringRedisTemplate redis;
    private final Duration memory;

    /** @param window how far a call's time may be off; a call is remembered while it could be accepted again */
    Nonces(ReactiveStringRedisTemplate redis, Duration window) {
        this.redis = redis;
        this.memory = window.multipliedBy(2).plusSeconds(1);
    }

    /** True for exactly one of any number of simultaneous calls with the same nonce. */
    Mono<Boolean> isFirst(SignedCall call) {
        return redis.opsForValue().setIfAbsent("gateway:nonce:" + call.appId() + ":" + call.nonce(), "", memory);
    }
}
