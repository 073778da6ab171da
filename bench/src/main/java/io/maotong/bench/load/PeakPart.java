package io.maotong.bench.load;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Three hundred times the mean of 150,000 invoices a day, for some seconds: they arrive when they arrive, whether the earlier
 * ones are done or not, and come from few merchants, so that the gateway's rate rules speak up. Who is refused asks again.
 */
final class PeakPart implements Part {

    @Override
    public String title() {
        return "a peak of three hundred times the mean";
    }

    @Override
    public boolean measure(Run run) throws SQLException, InterruptedException {
        int rate = run.suite.peakRate();
        int seconds = run.suite.peakSeconds();
        int count = rate * seconds;
        List<Seller> from = run.sellers.subList(0, Math.min(run.suite.peakSellers(), run.sellers.size()));
        List<IssueRequest> requests = run.requests("E", count, from);
        Issuing issuing = new Issuing(run.suite, run.web);
        Collection<Duration> latencies = new ConcurrentLinkedQueue<>();
        try (Footprint footprint = new Footprint(run.suite.processes())) {
            Instant began = Instant.now();
            long start = System.nanoTime();
            Burst.fire(count, i -> {
                long due = start + Duration.ofSeconds(1).toNanos() * i / rate;
                await(due);
                issuing.issue(requests.get(i));
                latencies.add(Duration.ofNanos(System.nanoTime() - due));
            });
            run.say(
                    "%d invoices from %d merchants, %d a second for %d s: all accepted after %.1f s, each %s",
                    count,
                    from.size(),
                    rate,
                    seconds,
                    Duration.between(began, Instant.now()).toMillis() / 1e3,
                    Latencies.of(latencies));
            run.say("refused and asked again: %s", run.refusals(issuing));
            List<Instant> issued = run.awaitIssued("E", count);
            if (!issued.isEmpty()) {
                Duration took = Duration.between(began, issued.getLast());
                run.say("all issued after %.1f s, %s", took.toMillis() / 1e3, Run.perSecond(issued.size(), took));
            }
            run.awaitQuiet();
            run.say("processor time for each invoice: %s", footprint.time(count));
            run.say("%s", footprint.memory("invoice"));
        }
        return run.reckon();
    }

    private static void await(long due) {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
