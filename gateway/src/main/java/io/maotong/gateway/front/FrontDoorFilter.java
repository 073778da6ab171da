package io.maotong.gateway.front;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.gateway.problem.Refusal;
import io.maotong.gateway.visit.Visit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away what no honest client sends, and hands on a request whose headers can be believed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class FrontDoorFilter implements WebFilter {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final FrontProperties properties;

    FrontDoorFilter(FrontProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Visit visit = Visit.of(exchange);
        InetAddress client = ClientAddress.of(request, properties.trustedProxies());
        visit.client(client);
        if (!PlainPath.isOpen(request.getURI().getRawPath())) {
            return Mono.error(Refusal.notFound());
        }
        if (!METHODS.contains(request.getMethod())) {
            return Mono.error(
                    Refusal.of(CommonError.METHOD_NOT_ALLOWED, Text.of("不支持此方法", "The method is not supported")));
        }
        Optional<String> forged = ClientHeaders.forged(request.getHeaders());
        if (forged.isPresent()) {
            return Mono.error(Refusal.of(
                    CommonError.INVALID_REQUEST,
                    Text.of("请求头 %s 仅限内部服务使用", "The header %s is for internal services only")
                            .with(forged.get())));
        }
        int port = request.getRemoteAddress() == null
                ? 0
                : request.getRemoteAddress().getPort();
        ServerHttpRequest clean = request.mutate()
                .headers(headers -> {
                    ClientHeaders.drop(headers);
                    headers.set("traceparent", visit.traceParent());
                })
                .remoteAddress(new InetSocketAddress(client, port))
                .build();
        return chain.filter(exchange.mutate().request(clean).build());
    }
}
