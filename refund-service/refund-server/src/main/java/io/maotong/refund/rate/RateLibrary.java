package io.maotong.refund.rate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the refund rate of a ten-digit code on the date of export: first all entries that begin with the code, which
 * must agree; else the longest active prefix of nine down to two digits. Among equals the newest wins.
 */
public final class RateLibrary {

    private final List<RefundRate> rates;

    public RateLibrary(List<RefundRate> rates) {
        this.rates = List.copyOf(rates);
    }

    public RateLookup find(String commodityCode, LocalDate exportDate) {
        List<RefundRate> exact = active(exportDate).stream()
                .filter(rate -> rate.code().startsWith(commodityCode))
                .toList();
        if (!exact.isEmpty()) {
            RefundRate newest = newest(exact);
            return exact.stream().filter(rate -> isNewestOfItsCode(rate, exact)).allMatch(newest::agreesWith)
                    ? new RateLookup.Found(newest)
                    : new RateLookup.Ambiguous(exact);
        }
        for (int digits = commodityCode.length() - 1; digits >= 2; digits--) {
            String prefix = commodityCode.substring(0, digits);
            List<RefundRate> matching = active(exportDate).stream()
                    .filter(rate -> rate.code().equals(prefix))
                    .toList();
            if (!matching.isEmpty()) {
                return new RateLookup.Found(newest(matching));
            }
        }
        return new RateLookup.NotFound();
    }

    private List<RefundRate> active(LocalDate date) {
        return rates.stream().filter(rate -> rate.isValidOn(date)).toList();
    }

    private static boolean isNewestOfItsCode(RefundRate rate, List<RefundRate> among) {
        return among.stream()
                .noneMatch(other ->
                        other.code().equals(rate.code()) && other.validFrom().isAfter(rate.validFrom()));
    }

    private static RefundRate newest(List<RefundRate> rates) {
        return rates.stream().max(Comparator.comparing(RefundRate::validFrom)).orElseThrow();
    }
}
