package io.maotong.gateway.route;

import org.springframework.web.server.ServerWebExchange;

/**
 * An address under {@code /api}, cut once per request.
 *
 * @param audience {@code merchant}, {@code ops}, {@code open}, …
 * @param resource the next segment without its custom verb: {@code input-invoices} of {@code input-invoices:pull}
 * @param next the segment after it, without its custom verb; empty if there is none
 */
record ApiPath(String audience, String resource, String next) {

    private static final String ATTRIBUTE = ApiPath.class.getName();
    private static final ApiPath ELSEWHERE = new ApiPath("", "", "");

    static ApiPath of(ServerWebExchange exchange) {
        return (ApiPath) exchange.getAttributes()
                .computeIfAbsent(
                        ATTRIBUTE, key -> parse(exchange.getRequest().getURI().getRawPath()));
    }

    static ApiPath parse(String path) {
        if (!path.startsWith("/api/")) {
            return ELSEWHERE;
        }
        String[] segments = path.split("/", 6);
        return new ApiPath(segments[2], noun(segments, 3), noun(segments, 4));
    }

    private static String noun(String[] segments, int at) {
        if (at >= segments.length) {
            return "";
        }
        int verb = segments[at].indexOf(':');
        return verb < 0 ? segments[at] : segments[at].substring(0, verb);
    }
}
