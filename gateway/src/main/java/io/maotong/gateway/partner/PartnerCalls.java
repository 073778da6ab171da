package io.maotong.gateway.partner;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.gateway.partner.PartnerProperties.Partner;
import io.maotong.gateway.problem.Refusal;
import io.maotong.gateway.visit.Visit;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks the signature of a partner's call, after the token. The nonce comes last: only a call
 * that is good in every other way may use one up, and a lost memory of nonces refuses rather than lets through.
 */
public final class PartnerCalls {

    private static final Logger log = LoggerFactory.getLogger(PartnerCalls.class);

    private final PartnerProperties properties;
    private final Nonces nonces;
    private final Clock clock;

    PartnerCalls(PartnerProperties properties, Nonces nonces, Clock clock) {
        this.properties = properties;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** The call with its body to be read again, or a refusal. */
    public Mono<ServerWebExchange> verified(ServerWebExchange exchange) {
        return Mono.defer(() -> verify(exchange));
    }

    private Mono<ServerWebExchange> verify(ServerWebExchange exchange) {
        SignedCall call = SignedCall.of(exchange.getRequest().getHeaders())
                .orElseThrow(
                        () -> refused("缺少签名请求头，或格式不正确", "The signature headers are missing, doubled or malformed"));
        Duration off = Duration.between(call.at(), clock.instant()).abs();
        if (off.compareTo(properties.signature().window()) > 0) {
            throw refused("时间戳超出允许范围", "The timestamp is outside of the allowed window");
        }
        Partner partner = properties.partners().get(call.appId());
        if (partner == null) {
            // says the same as a wrong signature, so that app ids cannot be found out
            throw wrongSignature();
        }
        if (partner.addresses().stream()
                .noneMatch(range -> range.contains(Visit.of(exchange).client()))) {
            throw Refusal.of(CommonError.FORBIDDEN, Text.of("该网络地址未登记", "This network address is not registered"));
        }
        return isHolder(call, partner)
                .flatMap(holder -> holder ? body(exchange) : Mono.error(wrongSignature()))
                .flatMap(body -> checked(exchange, call, partner, body));
    }

    /** The token and the signature must belong to the same partner: neither helps who has stolen only one. */
    private static Mono<Boolean> isHolder(SignedCall call, Partner partner) {
        String owner = "partner:" + (partner.clientId() == null ? call.appId() : partner.clientId());
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> owner.equals(context.getAuthentication().getName()))
                .defaultIfEmpty(false);
    }

    private Mono<byte[]> body(ServerWebExchange exchange) {
        long limit = properties.signature().body().toBytes();
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(Refusal.tooLarge(limit));
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), (int) limit)
                .map(PartnerCalls::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, e -> Refusal.tooLarge(limit));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<ServerWebExchange> checked(ServerWebExchange exchange, SignedCall call, Partner partner, byte[] body) {
        if (!call.isSignedWith(partner.secret(), exchange.getRequest(), body)) {
            return Mono.error(wrongSignature());
        }
        return nonces.isFirst(call)
                .onErrorMap(DataAccessException.class, e -> {
                    log.atError()
                            .addKeyValue("traceId", Visit.of(exchange).traceId())
                            .setCause(e)
                            .log("partner calls are refused: nonces cannot be remembered");
                    return Refusal.unavailable();
                })
                .flatMap(first -> first
                        ? Mono.just(withBody(exchange, body))
                        : Mono.error(refused("该随机数已使用过", "The nonce was used before")));
    }

    private static ServerWebExchange withBody(ServerWebExchange exchange, byte[] body) {
        ServerHttpRequest again = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body.length == 0
                        ? Flux.empty()
                        : Flux.defer(() ->
                                Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
        return exchange.mutate().request(again).build();
    }

    private static Refusal wrongSignature() {
        return refused("签名不正确", "The signature is wrong");
    }

    private static Refusal refused(String zh, String en) {
        return Refusal.of(CommonError.UNAUTHENTICATED, Text.of(zh, en));
    }
}
