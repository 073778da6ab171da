package io.maotong.bench.load;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The sellers of one run and everything they asked for; each part takes its invoices from here, so that none is forgotten. */
final class Run {

    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final Duration STANDSTILL = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(500);

    final Suite suite;
    final Web web;
    final List<Seller> sellers;
    final Ledger ledger;
    final PrintStream out;
    private final Map<Seller, Collection<String>> asked = new HashMap<>();

    Run(Suite suite, Web web, List<Seller> sellers, Ledger ledger, PrintStream out) {
        this.suite = suite;
        this.web = web;
        this.sellers = List.copyOf(sellers);
        this.ledger = ledger;
        this.out = out;
        sellers.forEach(seller -> asked.put(seller, new ConcurrentLinkedQueue<>()));
    }

    /** Requests of a part, the sellers taking turns. */
    List<IssueRequest> requests(String part, int count, List<Seller> from) {
        List<IssueRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(request(part, i, from.get(i % from.size())));
        }
        return requests;
    }

    /** Called by many at once. */
    IssueRequest request(String part, int number, Seller seller) {
        IssueRequest request = new IssueRequest(seller, "%s-%06d".formatted(part, number), suite.lines());
        asked.get(seller).add(request.serialNo());
        return request;
    }

    void say(String line, Object... values) {
        out.printf("  " + line + "%n", values);
    }

    /** Waits until so many of the part are issued. @return when each was, in that order */
    List<Instant> awaitIssued(String part, int count) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Instant moved = Instant.now();
        int issued = -1;
        while (Instant.now().isBefore(end)) {
            int now = ledger.issued(part);
            if (now >= count) {
                break;
            }
            if (now != issued) {
                issued = now;
                moved = Instant.now();
            }
            // What is lost shows in the reckoning.
            if (moved.plus(STANDSTILL).isBefore(Instant.now())) {
                say("nothing was issued for %d s: %d of %d", STANDSTILL.toSeconds(), now, count);
                break;
            }
            Thread.sleep(LOOK);
        }
        return ledger.issuedAt(part);
    }

    /** Waits until nothing is promised any more: the files are written too. */
    void awaitQuiet() throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (ledger.promised() > ledger.parked() && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK);
        }
    }

    String refusals(Issuing issuing) {
        Map<Integer, Long> counts = new TreeMap<>();
        issuing.refusals().forEach((status, adder) -> counts.put(status, adder.sum()));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(one -> (one.getKey() == Web.NOT_ANSWERED ? "not answered" : one.getKey()) + " × "
                                + one.getValue())
                        .collect(Collectors.joining(", "));
    }

    /**
     * Compares what was asked for since the beginning with the service and with the platform.
     *
     * @return whether none is lost and none is double
     */
    boolean reckon() throws SQLException {
        int count = 0;
        int issued = 0;
        Set<String> lost = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (Seller seller : sellers) {
            Reckoning reckoning = Reckoning.of(asked.get(seller), ledger.kept(seller), held(seller));
            count += asked.get(seller).size();
            issued += reckoning.issued();
            lost.addAll(reckoning.lost());
            twice.addAll(reckoning.twice());
        }
        say(
                "asked for %d since the beginning, issued here and held there %d; lost %d %s; double %d %s",
                count, issued, lost.size(), some(lost), twice.size(), some(twice));
        return lost.isEmpty() && twice.isEmpty() && issued == count;
    }

    private static String some(Collection<String> all) {
        return all.isEmpty() ? "" : all.stream().limit(5).toList() + (all.size() > 5 ? "…" : "");
    }

    private List<Reckoning.Held> held(Seller seller) {
        List<Reckoning.Held> held = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page =
                    control("GET", "/control/tax/invoices?taxNo=" + seller.creditCode + "&after=" + after, null);
            page.get("items")
                    .forEach(item -> held.add(new Reckoning.Held(
                            item.get("fphm").asString(), item.get("lsh").asString())));
            after = page.hasNonNull("next") ? page.get("next").asString() : null;
        }
        return held;
    }

    /** Tells the sandbox what to do, or asks it. */
    JsonNode control(String method, String path, Object body) {
        String url = suite.sandbox() + path;
        Map<String, String> headers = Map.of("X-Control-Token", suite.controlToken());
        Web.Answer answer = switch (method) {
            case "GET" -> web.get(url, headers);
            case "DELETE" -> web.delete(url, headers);
            default -> web.put(url, headers, body);
        };
        return answer.expectGood(path);
    }

    static String perSecond(int count, Duration time) {
        return "%.1f/s".formatted(count / Math.max(time.toNanos() / 1e9, 1e-9));
    }
}
