package io.maotong.invoice.taxclass;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The dated table of rates (tax.md 1.6). */
public final class RateTable {

    /** GENERAL rates depend on the classification, COLLECTION rates on the taxpayer and the preference. */
    public enum Kind {
        GENERAL,
        COLLECTION
    }

    /**
     * @param preference yhzcbs that goes with a collection rate; null if none
     * @param givenUp the lower rate that whoever uses this one does without, or null
     * @param validTo null if open
     */
    public record Rate(
            BigDecimal rate,
            Kind kind,
            String preference,
            BigDecimal givenUp,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {

        boolean holdsOn(LocalDate date) {
            return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
        }
    }

    private final List<Rate> rates;

    public RateTable(Collection<Rate> rates) {
        this.rates = List.copyOf(rates);
    }

    public List<Rate> inForce(LocalDate date) {
        return rates.stream().filter(rate -> rate.holdsOn(date)).toList();
    }

    /** A rate in force on the date that may be used with this preference, or with none. */
    public Optional<Rate> find(BigDecimal rate, String preference, LocalDate date) {
        return inForce(date).stream()
                .filter(one -> one.rate().compareTo(rate) == 0)
                .filter(one -> one.kind() == Kind.GENERAL || Objects.equals(one.preference(), preference))
                .findFirst();
    }
}
