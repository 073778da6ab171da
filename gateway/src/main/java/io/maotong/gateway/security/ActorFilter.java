package io.maotong.gateway.security;

import io.maotong.gateway.visit.Visit;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Notes the verified actor for the access log and the rate rules. */
final class ActorFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .doOnNext(context ->
                        Visit.of(exchange).actor(context.getAuthentication().getName()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
