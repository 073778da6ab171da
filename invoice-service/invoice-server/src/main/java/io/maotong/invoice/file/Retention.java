package io.maotong.invoice.file;

import io.maotong.core.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what is kept. Counted from the end of the year, as accounting records are (会计档案管理办法).
 *
 * @param years by class of retention; the settings say where each figure comes from
 */
@ConfigurationProperties("maotong.invoice.retention")
public record Retention(Map<RetentionClass, Integer> years) {

    /** What a file is to the books. */
    public enum RetentionClass {
        /** An invoice as tax law sees it. */
        INVOICE,
        /** An invoice that a voucher was booked from. */
        VOUCHER
    }

    public Retention {
        for (RetentionClass kind : RetentionClass.values()) {
            if (years == null || !years.containsKey(kind) || years.get(kind) < 1) {
                throw new IllegalStateException("maotong.invoice.retention.years." + kind + " is missing");
            }
        }
        years = Map.copyOf(years);
    }

    /** What holds for a document of which nothing else is known. */
    public RetentionClass longest() {
        return Arrays.stream(RetentionClass.values())
                .max(Comparator.comparing(years::get))
                .orElseThrow();
    }

    /** The last day on which what comes into being today must still be there. */
    public LocalDate until(RetentionClass kind, Clock clock) {
        return ofYear(kind, BusinessTime.today(clock).getYear());
    }

    public LocalDate ofYear(RetentionClass kind, int year) {
        return LocalDate.of(year + years.get(kind), 12, 31);
    }
}
