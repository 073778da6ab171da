package io.maotong.bench.load;

import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads the invoices of a running suite and says what it took, beside what plain inserts of the same rows take in the same
 * run. Arguments: {@code accept}, {@code sustain}, {@code outage}, {@code peak}; none means all. Ends with 1 if an invoice
 * was lost, was issued twice, or left the queue out of order.
 */
public final class InvoiceLoad {

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("accept", new AcceptPart());
        PARTS.put("sustain", new SustainPart());
        PARTS.put("outage", new OutagePart());
        PARTS.put("peak", new PeakPart());
    }

    private InvoiceLoad() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        List<String> names = arguments.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(arguments);
        if (!PARTS.keySet().containsAll(names)) {
            System.err.println("usage: InvoiceLoad [" + String.join("] [", PARTS.keySet()) + "]");
            System.exit(2);
        }
        System.exit(measure(Suite.fromEnvironment(), names) ? 0 : 1);
    }

    private static boolean measure(Suite suite, List<String> names) throws SQLException, InterruptedException {
        System.out.println(Instant.now() + " " + Machine.describe());
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            Web web = new Web(http);
            Instant began = Instant.now();
            List<Seller> sellers = new Registration(suite, web).sellers(suite.sellers());
            try (Ledger ledger = new Ledger(suite, sellers)) {
                Run run = new Run(suite, web, sellers, ledger, System.out);
                run.say("%s", ledger.server());
                run.say(
                        "%d merchants prepared in %.1f s; invoices of %d lines; requests go to %s",
                        sellers.size(),
                        Duration.between(began, Instant.now()).toMillis() / 1e3,
                        suite.lines(),
                        suite.invoices().equals(suite.gateway()) ? "the gateway" : "invoice-service itself");
                warmUp(run);
                boolean whole = true;
                for (String name : names) {
                    System.out.println(name + ": " + PARTS.get(name).title());
                    whole &= PARTS.get(name).measure(run);
                }
                return whole;
            }
        }
    }

    private static void warmUp(Run run) throws SQLException, InterruptedException {
        int count = run.suite.warmUp();
        List<IssueRequest> requests = run.requests("W", count, run.sellers);
        Issuing issuing = new Issuing(run.suite, run.web);
        int clients = run.suite.clients();
        Burst.fire(clients, client -> {
            for (int i = client; i < count; i += clients) {
                issuing.issue(requests.get(i));
            }
        });
        run.awaitIssued("W", count);
        run.awaitQuiet();
    }
}
