package io.maotong.invoice.issue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The dated table of rates for export invoices. */
final class ExchangeRates {

    private final List<ExchangeRate> rates;

    ExchangeRates(Collection<ExchangeRate> rates) {
        this.rates = List.copyOf(rates);
    }

    /** The rate for exports of that day. */
    Optional<ExchangeRate> find(String currency, LocalDate exportDate) {
        return rates.stream()
                .filter(rate ->
                        rate.currency().equals(currency) && !rate.validFrom().isAfter(exportDate))
                .max(Comparator.comparing(ExchangeRate::validFrom));
    }
}
