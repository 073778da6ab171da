package io.maotong.web.trace;

import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** One trace id from the gateway to the call of an authority. */
@AutoConfiguration(afterName = "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration")
public class TraceConfiguration {

    @Bean
    CurrentTrace currentTrace(ObjectProvider<Tracer> tracer) {
        return new CurrentTrace(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    TraceContinuation traceContinuation(ObjectProvider<Tracer> tracer) {
        return new TraceContinuation(tracer.getIfAvailable(() -> Tracer.NOOP));
    }
}
