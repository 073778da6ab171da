package io.maotong.gateway.front;

import io.maotong.gateway.problem.Refusal;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps bodies within the limit: by the announced length at once, by counting where none is announced. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class BodyLimitFilter implements WebFilter {

    private final FrontProperties properties;

    BodyLimitFilter(FrontProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long limit = limit(headers.getFirst(HttpHeaders.CONTENT_TYPE));
        long announced = headers.getContentLength();
        if (announced > limit) {
            return Mono.error(Refusal.tooLarge(limit));
        }
        if (announced >= 0 || !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        return chain.filter(
                exchange.mutate().request(counted(exchange.getRequest(), limit)).build());
    }

    private long limit(String contentType) {
        boolean multipart = contentType != null && contentType.regionMatches(true, 0, "multipart/", 0, 10);
        return (multipart ? properties.multipart() : properties.body()).toBytes();
    }

    private static ServerHttpRequest counted(ServerHttpRequest request, long limit) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong seen = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> {
                    if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                        DataBufferUtils.release(buffer);
                        sink.error(Refusal.tooLarge(limit));
                    } else {
                        sink.next(buffer);
                    }
                });
            }
        };
    }
}
