package io.maotong.gateway.route;

import java.net.ConnectException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Asks again, at the next instance, when the connection for a read never came about: nothing has been done then. The
 * gateway's own retry filter would do, but it keeps every body of the route in memory, uploads too.
 */
final class ReadRetry implements GatewayFilter {

    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getMethod() != HttpMethod.GET) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange)
                .retryWhen(Retry.backoff(RETRIES, PAUSE)
                        .filter(ConnectException.class::isInstance)
                        .doBeforeRetry(signal -> ServerWebExchangeUtils.reset(exchange))
                        .onRetryExhaustedThrow((retry, signal) -> signal.failure()));
    }
}
