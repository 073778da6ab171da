package io.maotong.invoice.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the bureau last said of invoices that somebody asked it about. */
@Component
public class BureauVerdicts {

    /**
     * @param outcome GENUINE, NOT_FOUND, DIFFERENT, NOT_OURS or UNKNOWN
     * @param outdated the status of the invoice changed since
     * @param channel LIVE, SANDBOX or MANUAL
     */
    public record Verdict(String number, String outcome, Instant checkedAt, boolean outdated, String channel) {

        public boolean isGenuine() {
            return VerificationOutcome.GENUINE.name().equals(outcome);
        }
    }

    private final VerificationMapper verifications;

    BureauVerdicts(VerificationMapper verifications) {
        this.verifications = verifications;
    }

    /** Of the current merchant, by code and number as one; those that nobody asked about are missing. */
    public Map<String, Verdict> newest(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : verifications.newest(new TreeSet<>(numbers)).stream()
                        .map(row -> new Verdict(
                                row.identity(),
                                row.outcome(),
                                row.checkedAt(),
                                row.invalidatedAt() != null,
                                row.channel()))
                        .collect(Collectors.toMap(Verdict::number, Function.identity()));
    }
}
