package io.maotong.bench.load;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A thousand requests at the same moment: drafts that are submitted, and invoices that are drafted and submitted. */
final class AcceptPart implements Part {

    @Override
    public String title() {
        return "requests at once until they are accepted and until all are issued";
    }

    @Override
    public boolean measure(Run run) throws SQLException, InterruptedException {
        int count = run.suite.invoicesAtOnce();
        boolean whole = submits(run, count);
        whole &= fromNothing(run, count);
        return whole;
    }

    private static boolean submits(Run run, int count) throws SQLException, InterruptedException {
        List<IssueRequest> requests = run.requests("A", count, run.sellers);
        Issuing drafting = new Issuing(run.suite, run.web);
        String[] drafts = new String[count];
        Burst.Outcome drafted = Burst.fire(count, i -> drafts[i] = drafting.draft(requests.get(i)));
        run.say("%d drafts asked for at once, stored: %s; %s", count, drafted.latencies(), rate(count, drafted));
        Issuing submitting = new Issuing(run.suite, run.web);
        try (Footprint footprint = new Footprint(run.suite.processes())) {
            Instant began = Instant.now();
            Burst.Outcome accepted = Burst.fire(count, i -> submitting.submit(requests.get(i), drafts[i]));
            run.say(
                    "%d drafts submitted at once, accepted: %s; %s; refused and asked again: %s",
                    count, accepted.latencies(), rate(count, accepted), run.refusals(submitting));
            issued(run, "A", count, began, footprint);
        }
        baseline(run, "A", count);
        return run.reckon();
    }

    private static boolean fromNothing(Run run, int count) throws SQLException, InterruptedException {
        List<IssueRequest> requests = run.requests("B", count, run.sellers);
        Issuing issuing = new Issuing(run.suite, run.web);
        try (Footprint footprint = new Footprint(run.suite.processes())) {
            Instant began = Instant.now();
            Burst.Outcome accepted = Burst.fire(count, i -> issuing.issue(requests.get(i)));
            run.say(
                    "%d invoices drafted and submitted at once, accepted: %s; %s; refused and asked again: %s",
                    count, accepted.latencies(), rate(count, accepted), run.refusals(issuing));
            issued(run, "B", count, began, footprint);
        }
        return run.reckon();
    }

    private static void issued(Run run, String part, int count, Instant began, Footprint footprint)
            throws SQLException, InterruptedException {
        List<Instant> issued = run.awaitIssued(part, count);
        if (!issued.isEmpty()) {
            Duration took = Duration.between(began, issued.getLast());
            run.say("all issued after %.1f s, %s", took.toMillis() / 1e3, Run.perSecond(issued.size(), took));
        }
        run.awaitQuiet();
        run.say(
                "all files written after %.1f s",
                Duration.between(began, Instant.now()).toMillis() / 1e3);
        run.say("processor time for each invoice, files included: %s", footprint.time(count));
        run.say("%s", footprint.memory("invoice"));
    }

    private static void baseline(Run run, String part, int count) throws SQLException, InterruptedException {
        try (BareInserts bare = new BareInserts(run.suite, run.sellers, part, count)) {
            bare.atOnce(count);
            BareInserts.Outcome outcome = bare.atOnce(count);
            run.say(
                    "baseline, the same %d invoices (%d rows) by plain JDBC at once, one transaction each: %s; %.1f/s",
                    count, outcome.rows(), outcome.latencies(), outcome.perSecond());
        }
    }

    private static String rate(int count, Burst.Outcome outcome) {
        return Run.perSecond(count, outcome.took());
    }
}
