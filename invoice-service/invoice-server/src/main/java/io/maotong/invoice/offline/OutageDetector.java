package io.maotong.invoice.offline;

import io.maotong.invoice.platform.CallEnding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells an outage from bad luck: several calls in a row without an answer, or too many failures among the latest. */
final class OutageDetector {

    private final int window;
    private final int minimumCalls;
    private final BigDecimal failureRate;
    private final int timeouts;

    OutageDetector(OfflineProperties settings) {
        this.window = settings.window();
        this.minimumCalls = settings.minimumCalls();
        this.failureRate = settings.failureRate();
        this.timeouts = settings.timeouts();
    }

    /** @param newestFirst endings since the way was last opened @return why this is an outage, empty if it is none */
    Optional<String> judge(List<CallEnding> newestFirst) {
        List<CallEnding> latest = newestFirst.subList(0, Math.min(window, newestFirst.size()));
        long silent = latest.stream()
                .takeWhile(ending -> ending == CallEnding.TIMED_OUT)
                .count();
        if (silent >= timeouts) {
            return Optional.of(silent + " calls in a row were not answered");
        }
        long failed = latest.stream().filter(ending -> !ending.healthy()).count();
        BigDecimal limit = failureRate.multiply(BigDecimal.valueOf(latest.size()));
        return latest.size() >= minimumCalls && BigDecimal.valueOf(failed).compareTo(limit) >= 0
                ? Optional.of(failed + " of the last " + latest.size() + " calls failed")
                : Optional.empty();
    }
}
