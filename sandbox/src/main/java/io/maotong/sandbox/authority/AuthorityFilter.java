package io.maotong.sandbox.authority;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** The door of every authority: misbehaviour first, then the signature, then the work. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class AuthorityFilter extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 24 * 1024 * 1024;

    private final Behaviours behaviours;
    private final HmacVerification verification;
    private final Tally tally;
    private final JsonMapper json;

    AuthorityFilter(Behaviours behaviours, HmacVerification verification, Tally tally, JsonMapper json) {
        this.behaviours = behaviours;
        this.verification = verification;
        this.tally = tally;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authority> found = Authority.ofRequestPath(request.getRequestURI());
        if (found.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Authority authority = found.get();
        tally.add(authority, "requests");
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            print(response, Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "报文过大"));
            return;
        }
        Behaviour behaviour = behaviours.of(authority);
        pause(behaviour.delay());
        if (behaviour.down() || behaviour.failsNow()) {
            tally.add(authority, behaviour.down() ? "injected down" : "injected error");
            print(response, Refusal.busy(Duration.ofSeconds(1)));
            return;
        }
        ReadAheadRequest readAhead = new ReadAheadRequest(request, body);
        if (authority.signedByHmac()) {
            try {
                verification.verify(request, body);
            } catch (Refusal refusal) {
                tally.add(authority, "refused " + refusal.code());
                print(response, refusal);
                return;
            }
        }
        if (behaviour.swallowsAnswer()) {
            tally.add(authority, "injected timeout");
            chain.doFilter(readAhead, new SwallowedResponse(response));
            pause(Duration.ofMillis(behaviour.holdMillis()));
            breakConnection(response);
            return;
        }
        chain.doFilter(readAhead, response);
    }

    /** Promises a body and does not deliver it: the caller sees an end of stream and cannot know what happened. */
    private static void breakConnection(HttpServletResponse response) throws IOException {
        response.reset();
        response.setContentLength(1_000);
        response.flushBuffer();
        throw new IOException("answer swallowed on purpose");
    }

    private void print(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status().value());
        if (refusal.retryAfter() != null) {
            response.setHeader(
                    "Retry-After",
                    String.valueOf(Math.max(1, refusal.retryAfter().toSeconds())));
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(
                        new RefusalAdvice.Problem(refusal.code(), refusal.getMessage(), refusal.fields())));
    }

    private static void pause(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
