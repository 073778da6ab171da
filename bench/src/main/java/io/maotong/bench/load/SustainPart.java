package io.maotong.bench.load;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that each ask for one invoice after the other, for a while. */
final class SustainPart implements Part {

    // The first seconds are not the steady ones.
    private static final int SETTLING_SECONDS = 10;
    private static final Duration BASELINE = Duration.ofSeconds(15);

    @Override
    public String title() {
        return "invoices a second, for a while";
    }

    @Override
    public boolean measure(Run run) throws SQLException, InterruptedException {
        int clients = run.suite.clients();
        Duration time = Duration.ofSeconds(run.suite.sustainSeconds());
        AtomicInteger number = new AtomicInteger();
        Collection<Duration> latencies = new ConcurrentLinkedQueue<>();
        Issuing issuing = new Issuing(run.suite, run.web);
        double issuedRate;
        try (Footprint footprint = new Footprint(run.suite.processes())) {
            Instant began = Instant.now();
            Instant end = began.plus(time);
            Burst.fire(clients, client -> {
                while (Instant.now().isBefore(end)) {
                    int next = number.getAndIncrement();
                    long asked = System.nanoTime();
                    issuing.issue(run.request("C", next, run.sellers.get(next % run.sellers.size())));
                    latencies.add(Duration.ofNanos(System.nanoTime() - asked));
                }
            });
            int count = number.get();
            int issuedAtEnd = run.ledger.issued("C");
            run.say(
                    "%d clients for %d s, draft and submit: %s accepted; each %s; refused and asked again: %s",
                    clients,
                    time.toSeconds(),
                    Run.perSecond(count, time),
                    Latencies.of(latencies),
                    run.refusals(issuing));
            List<Instant> issued = run.awaitIssued("C", count);
            Instant steadyFrom = began.plusSeconds(SETTLING_SECONDS);
            long steady = issued.stream()
                    .filter(at -> at.isAfter(steadyFrom) && at.isBefore(end))
                    .count();
            Duration window = Duration.between(steadyFrom, end);
            issuedRate = steady / (window.toMillis() / 1e3);
            run.say(
                    "issued meanwhile %.1f/s (the first %d s left out); waiting at the end %d of %d, empty %.1f s later",
                    issuedRate,
                    SETTLING_SECONDS,
                    count - issuedAtEnd,
                    count,
                    issued.isEmpty()
                            ? 0
                            : Duration.between(end, issued.getLast()).toMillis() / 1e3);
            run.awaitQuiet();
            Duration all = Duration.between(began, Instant.now());
            run.say(
                    "accepted, issued and with all files: %d in %.1f s, %s",
                    count, all.toMillis() / 1e3, Run.perSecond(count, all));
            run.say("processor time for each invoice: %s", footprint.time(count));
            run.say("%s", footprint.memory("invoice"));
        }
        try (BareInserts bare = new BareInserts(run.suite, run.sellers, "C", 2_000)) {
            bare.steadily(Duration.ofSeconds(3));
            BareInserts.Outcome outcome = bare.steadily(BASELINE);
            run.say(
                    "baseline, the same rows by plain JDBC from 16 connections for %d s: %.1f invoices/s, %.1f rows/s; the service issues one for %.1f of them",
                    BASELINE.toSeconds(),
                    outcome.perSecond(),
                    outcome.rows() / (outcome.took().toMillis() / 1e3),
                    outcome.perSecond() / Math.max(issuedRate, 1e-9));
        }
        return run.reckon();
    }
}
