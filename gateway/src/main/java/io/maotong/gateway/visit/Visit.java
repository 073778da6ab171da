package io.maotong.gateway.visit;

import java.net.InetAddress;
import org.springframework.web.server.ServerWebExchange;

/** What the gateway knows about the request at hand. Filters fill it in as they learn. */
public final class Visit {

    private static final String ATTRIBUTE = Visit.class.getName();

    private final TraceParent trace;
    private final long begun = System.nanoTime();
    private volatile InetAddress client;
    private volatile String actor;

    private Visit(TraceParent trace) {
        this.trace = trace;
    }

    static Visit begin(ServerWebExchange exchange) {
        Visit visit = new Visit(
                TraceParent.continued(exchange.getRequest().getHeaders().get("traceparent")));
        exchange.getAttributes().put(ATTRIBUTE, visit);
        return visit;
    }

    public static Visit of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** 32 hex digits. */
    public String traceId() {
        return trace.traceId();
    }

    /** The {@code traceparent} header for the services. */
    public String traceParent() {
        return trace.header();
    }

    long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** Where the request comes from, seen through trusted proxies only; null before that was looked at. */
    public InetAddress client() {
        return client;
    }

    public void client(InetAddress address) {
        this.client = address;
    }

    /** {@code <typ>:<sub>} of the verified token, null for nobody. */
    public String actor() {
        return actor;
    }

    public void actor(String verified) {
        this.actor = verified;
    }
}
