package io.maotong.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/** Asks for invoices over HTTP, and again where the answer is to come later. */
final class Issuing {

    private static final Set<Integer> MOMENTARY = Set.of(Web.NOT_ANSWERED, 429, 502, 503, 504);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Suite suite;
    private final Web web;
    private final ConcurrentHashMap<Integer, LongAdder> refusals = new ConcurrentHashMap<>();

    Issuing(Suite suite, Web web) {
        this.suite = suite;
        this.web = web;
    }

    /** How often the answer was not 2xx, by status; {@link Web#NOT_ANSWERED} where there was none. */
    ConcurrentHashMap<Integer, LongAdder> refusals() {
        return refusals;
    }

    /** @return the id of the draft */
    String draft(IssueRequest request) {
        JsonNode answer = persist(request, "/api/merchant/invoices", "d" + request.serialNo(), request.body());
        return answer.get("invoice").get("invoiceId").asString();
    }

    /** Until it is accepted, which is when the service has promised to issue it. */
    void submit(IssueRequest request, String draftId) {
        persist(
                request,
                "/api/merchant/invoices/" + draftId + ":submit",
                "s" + request.serialNo(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    void issue(IssueRequest request) {
        submit(request, draft(request));
    }

    // The same key each time: what was done before its answer got lost is not done again.
    private JsonNode persist(IssueRequest request, String path, String key, byte[] body) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Web.Answer answer =
                    web.post(suite.invoices() + path, request.seller().headers(key), body);
            if (answer.good()) {
                return answer.json();
            }
            refusals.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
            boolean momentary = MOMENTARY.contains(answer.status())
                    || (answer.status() == 409 && answer.text().contains("COMMON-40902"));
            if (!momentary || System.nanoTime() > end) {
                throw new IllegalStateException(path + ": " + answer.status() + " " + answer.text());
            }
            pause(answer.retryAfter() == null ? PAUSE : answer.retryAfter());
        }
    }

    private static void pause(Duration duration) {
        try {
            // Not all of them at the same moment again.
            Thread.sleep(duration.plusMillis(ThreadLocalRandom.current().nextLong(500)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
