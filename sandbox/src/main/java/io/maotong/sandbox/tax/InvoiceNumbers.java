package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.NumberSequence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Twenty-digit invoice numbers: year (2), province (2), channel (1), running number (15). */
@Component
final class InvoiceNumbers {

    private static final String JIANGSU = "32";

    private final JdbcTemplate jdbc;
    private final NumberSequence sequence;
    private final TaxProperties properties;
    private final Clock clock;

    record Range(String start, String end) {

        boolean contains(String number) {
            return start.compareTo(number) <= 0 && number.compareTo(end) <= 0;
        }
    }

    InvoiceNumbers(JdbcTemplate jdbc, NumberSequence sequence, TaxProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.sequence = sequence;
        this.properties = properties;
        this.clock = clock;
    }

    /** Numbers nobody else gets. */
    Range take(String taxNo, int count) {
        String province =
                taxNo.length() == 18 && taxNo.substring(2, 4).matches("[1-9]\\d") ? taxNo.substring(2, 4) : JIANGSU;
        String year = String.format(
                "%02d",
                LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE).getYear() % 100);
        String prefix = year + province + properties.channel();
        long first = sequence.block("fphm-" + prefix, count);
        return new Range(number(prefix, first), number(prefix, first + count - 1));
    }

    static String number(String prefix, long running) {
        return prefix + String.format("%015d", running);
    }

    /** Takes numbers for a taxpayer that will spend them itself. */
    Range draw(String taxNo, int count) {
        Range range = take(taxNo, count);
        jdbc.update(
                "INSERT INTO tax_number_range (start_no, end_no, tax_no, drawn_at) VALUES (?,?,?,?)",
                range.start(),
                range.end(),
                taxNo,
                UtcTime.toRow(clock.instant()));
        return range;
    }

    /** The drawn ranges of the taxpayer that touch these bounds. */
    List<Range> drawn(String taxNo, String least, String greatest) {
        return jdbc.query(
                "SELECT start_no, end_no FROM tax_number_range WHERE tax_no = ? AND end_no >= ? AND start_no <= ?",
                (row, n) -> new Range(row.getString(1), row.getString(2)),
                taxNo,
                least,
                greatest);
    }
}
