package io.maotong.gateway.visit;

import io.maotong.gateway.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** The outermost filter: everything that happens to a request happens inside of it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class VisitFilter implements WebFilter {

    /** One line per request, with key-value pairs. */
    private static final Logger access = LoggerFactory.getLogger("io.maotong.gateway.access");

    private static final String LINKS = "/links/";

    private final Problems problems;

    VisitFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Visit visit = Visit.begin(exchange);
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> {
            SecurityHeaders.apply(exchange);
            response.getHeaders().set("X-Trace-Id", visit.traceId());
            return Mono.empty();
        });
        return chain.filter(exchange)
                .onErrorResume(failure -> problems.answer(exchange, failure, visit.traceId()))
                .doFinally(signal -> log(exchange, visit, signal));
    }

    private static void log(ServerWebExchange exchange, Visit visit, SignalType end) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        String method = exchange.getRequest().getMethod().name();
        // never the query: it may hold personal data
        String path = withoutProof(exchange.getRequest().getURI().getRawPath());
        access.atInfo()
                .addKeyValue("traceId", visit.traceId())
                .addKeyValue("method", method)
                .addKeyValue("path", path)
                .addKeyValue("route", route == null ? "none" : route.getId())
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue("millis", visit.millis())
                .addKeyValue("actor", visit.actor() == null ? "nobody" : visit.actor())
                .addKeyValue(
                        "client",
                        visit.client() == null ? "unknown" : visit.client().getHostAddress())
                .addKeyValue("end", ended(end))
                .log("{} {}", method, path);
    }

    /** What comes behind the name of a link opens it for whoever has it, also for who reads the log. */
    private static String withoutProof(String path) {
        if (!path.startsWith(LINKS)) {
            return path;
        }
        int name = path.indexOf('/', LINKS.length());
        return name < 0 ? path : path.substring(0, name + 1) + "***";
    }

    private static String ended(SignalType end) {
        return switch (end) {
            case ON_COMPLETE -> "answered";
            case CANCEL -> "client left";
            default -> "broken";
        };
    }
}
