package io.maotong.gateway.limit;

import com.alibaba.csp.sentinel.adapter.gateway.common.param.RequestItemParser;
import com.alibaba.csp.sentinel.adapter.gateway.sc.ServerWebExchangeItemParser;
import io.maotong.gateway.visit.Visit;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a rule may count by. Beside Sentinel's own: the "header" {@code actor} stands for the verified actor, which no
 * client can choose.
 */
final class RequestParameters implements RequestItemParser<ServerWebExchange> {

    private static final String ACTOR = "actor";

    private final RequestItemParser<ServerWebExchange> sent = new ServerWebExchangeItemParser();

    @Override
    public String getPath(ServerWebExchange exchange) {
        return sent.getPath(exchange);
    }

    @Override
    public String getRemoteAddress(ServerWebExchange exchange) {
        return Visit.of(exchange).client().getHostAddress();
    }

    @Override
    public String getHeader(ServerWebExchange exchange, String name) {
        return ACTOR.equals(name) ? Visit.of(exchange).actor() : sent.getHeader(exchange, name);
    }

    @Override
    public String getUrlParam(ServerWebExchange exchange, String name) {
        return sent.getUrlParam(exchange, name);
    }

    @Override
    public String getCookieValue(ServerWebExchange exchange, String name) {
        return sent.getCookieValue(exchange, name);
    }
}
