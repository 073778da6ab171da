package io.maotong.gateway.problem;

import io.maotong.core.error.CommonError;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers failed requests. */
@Component
public final class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /**
     * Writes the problem, or passes the failure on when part of an answer is already out: the connection then breaks,
     * which is the only honest signal left.
     */
    public Mono<Void> answer(ServerWebExchange exchange, Throwable failure, String traceId) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        Refusal refusal = Failures.refusalOf(failure, traceId);
        HttpHeaders headers = response.getHeaders();
        // a service may have answered in part before it failed
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.remove(HttpHeaders.ETAG);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter().toSeconds()));
        }
        if (refusal.error() == CommonError.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.setStatusCode(HttpStatus.valueOf(refusal.error().status()));
        byte[] body = json.writeValueAsBytes(problem(refusal, localeOf(exchange), traceId));
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    private static Problem problem(Refusal refusal, Locale locale, String traceId) {
        return new Problem(
                "urn:maotong:error:" + refusal.error().code(),
                refusal.error().title().in(locale),
                refusal.error().status(),
                refusal.detail().in(locale),
                refusal.error().code(),
                traceId);
    }

    /** Chinese unless the client asks for English first. */
    private static Locale localeOf(ServerWebExchange exchange) {
        try {
            List<Locale> asked = exchange.getRequest().getHeaders().getAcceptLanguageAsLocales();
            return asked.isEmpty() ? Locale.SIMPLIFIED_CHINESE : asked.getFirst();
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }
}
