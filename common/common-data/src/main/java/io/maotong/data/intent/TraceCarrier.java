package io.maotong.data.intent;

import java.util.function.Supplier;

/** Takes a trace over the gap between a promise and the work: one trace id from the request to the authority. */
public interface TraceCarrier {

    /** W3C {@code traceparent} of the current thread; null outside of any trace. */
    String current();

    /** Runs the work under the given {@code traceparent}, or in a new trace if it is null. */
    <T> T continued(String traceParent, String name, Supplier<T> work);

    /** For applications that trace nothing. */
    static TraceCarrier none() {
        return new TraceCarrier() {
            @Override
            public String current() {
                return null;
            }

            @Override
            public <T> T continued(String traceParent, String name, Supplier<T> work) {
                return work.get();
            }
        };
    }
}
