package io.maotong.bench.load;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The platform is away while invoices are asked for. An hour is represented by its invoices: as many as come in an hour of a
 * busy day arrive as fast as they are accepted, unless they are to be spread over a true hour. What depends on hours alone
 * (alerts, the deadline) is tested with a clock that can be moved, not measured here.
 */
final class OutagePart implements Part {

    private static final int HANDS = 32;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Override
    public String title() {
        return "an outage of the tax platform, and the queue behind it";
    }

    @Override
    public boolean measure(Run run) throws SQLException, InterruptedException {
        int count = run.suite.queued();
        Duration spread = Duration.ofSeconds(run.suite.outageSeconds());
        List<IssueRequest> requests = run.requests("D", count, run.sellers);
        Issuing issuing = new Issuing(run.suite, run.web);
        try (Footprint footprint = new Footprint(run.suite.processes())) {
            Instant began = Instant.now();
            run.control("PUT", "/control/behaviour/tax", Map.of("down", true));
            try {
                Burst.fire(HANDS, hand -> {
                    for (int i = hand; i < count; i += HANDS) {
                        until(began.plus(spread.multipliedBy(i).dividedBy(count)));
                        issuing.issue(requests.get(i));
                    }
                });
                Duration took = Duration.between(began, Instant.now());
                run.say(
                        "%d invoices accepted in %.1f s while the platform was away (%s), %s; refused and asked again: %s",
                        count,
                        took.toMillis() / 1e3,
                        spread.isZero() ? "an hour's invoices without its pauses" : "spread over " + spread,
                        Run.perSecond(count, took),
                        run.refusals(issuing));
                awaitQueued(run, count);
                run.say(
                        "all in the queue after %.1f s",
                        Duration.between(began, Instant.now()).toMillis() / 1e3);
                run.say("with the full queue: %s", footprint.memory("invoice"));
            } finally {
                run.control("DELETE", "/control/behaviour/tax", null);
            }
            Instant back = Instant.now();
            List<Instant> issued = run.awaitIssued("D", count);
            List<Instant> noticed = run.ledger.outagesEnded(began);
            Instant drainedFrom = noticed.isEmpty() ? back : noticed.getFirst();
            run.say(
                    "the platform's return was noticed after %.1f s; outages meanwhile: %d",
                    Duration.between(back, drainedFrom).toMillis() / 1e3, noticed.size());
            if (!issued.isEmpty()) {
                Duration drain = Duration.between(drainedFrom, issued.getLast());
                run.say("drained in %.1f s, %s", drain.toMillis() / 1e3, Run.perSecond(issued.size(), drain));
            }
            run.awaitQuiet();
            run.say("%s", footprint.memory("invoice"));
            run.say("processor time for each invoice: %s", footprint.time(count));
        }
        return run.reckon() & ordered(run);
    }

    // Only what waited has an order to keep; what was issued at once by many hands has none.
    private static boolean ordered(Run run) throws SQLException {
        int disordered = 0;
        for (Seller seller : run.sellers) {
            List<Reckoning.Kept> queued = run.ledger.kept(seller).stream()
                    .filter(one -> one.serialNo().startsWith("D-"))
                    .toList();
            disordered +=
                    Reckoning.of(List.of(), queued, List.of()).disordered().size();
        }
        run.say("reached the platform behind a younger one of the same seller: %d", disordered);
        return disordered == 0;
    }

    private static void awaitQueued(Run run, int count) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (run.ledger.inStatus("D", "QUEUED_OFFLINE") < count) {
            if (Instant.now().isAfter(end)) {
                run.say("in the queue: %d of %d", run.ledger.inStatus("D", "QUEUED_OFFLINE"), count);
                return;
            }
            Thread.sleep(LOOK);
        }
    }

    private static void until(Instant moment) {
        Duration wait = Duration.between(Instant.now(), moment);
        if (wait.isPositive()) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
