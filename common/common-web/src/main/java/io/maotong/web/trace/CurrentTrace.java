package io.maotong.web.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

/** The trace of the current thread, for errors, audit rows and messages. */
public final class CurrentTrace {

    private final Tracer tracer;

    CurrentTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** 32 hex digits, or null outside of any trace. */
    public String traceId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    /** W3C {@code traceparent}, or null outside of any trace. */
    public String traceParent() {
        Span span = tracer.currentSpan();
        return span == null
                ? null
                : "00-" + span.context().traceId() + "-" + span.context().spanId() + "-01";
    }
}
