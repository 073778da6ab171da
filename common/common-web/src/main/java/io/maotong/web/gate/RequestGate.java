package io.maotong.web.gate;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is under way, in the order of arrival. Threads cost nothing here, so without a bound every request goes on until
 * it waits for the database with all that it has read: a thousand of them fill the heap, and those at the end get no
 * connection in time. Who finds the waiting room full, or waits too long, is told to come again and has done nothing yet.
 */
final class RequestGate extends OncePerRequestFilter {

    private static final String COME_AGAIN_SECONDS = "1";

    private final Semaphore present;
    private final Semaphore working;
    private final GateProperties settings;
    private final ProblemWriter problems;

    RequestGate(GateProperties settings, ProblemWriter problems) {
        this.present = new Semaphore(settings.working() + settings.waiting());
        this.working = new Semaphore(settings.working(), true);
        this.settings = settings;
        this.problems = problems;
    }

    // Whether the service is well must be told also when it has much to do.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!present.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            if (!entered()) {
                refuse(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                working.release();
            }
        } finally {
            present.release();
        }
    }

    private boolean entered() {
        try {
            return working.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
        problems.write(
                request,
                response,
                CommonError.UNAVAILABLE,
                Text.of("系统繁忙，请稍后用同一 Idempotency-Key 重试", "Busy: try again later with the same Idempotency-Key"));
    }
}
