package io.maotong.web.trace;

import io.maotong.data.intent.TraceCarrier;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes on with a trace that came along in a message or in a stored row. */
public final class TraceContinuation implements TraceCarrier {

    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

    private final Tracer tracer;
    private final CurrentTrace now;

    TraceContinuation(Tracer tracer) {
        this.tracer = tracer;
        this.now = new CurrentTrace(tracer);
    }

    @Override
    public String current() {
        return now.traceParent();
    }

    /** Runs the work in a span under the given W3C {@code traceparent}, or in a new trace if there is none. */
    @Override
    public <T> T continued(String traceParent, String name, Supplier<T> work) {
        Span.Builder builder = tracer.spanBuilder().name(name);
        Matcher parent = PARENT.matcher(String.valueOf(traceParent));
        if (parent.matches()) {
            TraceContext context = tracer.traceContextBuilder()
                    .traceId(parent.group(1))
                    .spanId(parent.group(2))
                    .sampled(true)
                    .build();
            builder.setParent(context);
        } else {
            builder.setNoParent();
        }
        Span span = builder.start();
        try (Tracer.SpanInScope ignored = tracer.withSpan(span)) {
            return work.get();
        } finally {
            span.end();
        }
    }
}
