package io.maotong.gateway.route;

import io.maotong.gateway.visit.Visit;
import java.net.InetAddress;
import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Tells the service who asked and under which name. Runs last: what the client wrote there is gone by then. */
final class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(input);
        InetAddress client = Visit.of(exchange).client();
        if (client != null) {
            headers.set("X-Forwarded-For", client.getHostAddress());
        }
        List<String> host = exchange.getRequest().getHeaders().getOrDefault(HttpHeaders.HOST, List.of());
        if (host.size() == 1) {
            headers.set("X-Forwarded-Host", host.getFirst());
        }
        headers.set("X-Forwarded-Proto", exchange.getRequest().getURI().getScheme());
        return headers;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
