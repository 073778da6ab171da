package io.maotong.sandbox.tax;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What goes wrong, on command, for one taxpayer or one invoice only. */
@Component
final class TaxQuirks {

    /** Seconds by which a taxpayer's news, packages and warnings come late. */
    static final String LAG = "LAG";
    /** Records of a page or file come in another order. */
    static final String DISORDER = "DISORDER";
    /** Every n-th record comes twice. */
    static final String DUPLICATES = "DUPLICATES";
    /** Every n-th record has a total that is not its sum. */
    static final String BROKEN = "BROKEN";
    /** Every n-th file of a package is cut off in the middle. */
    static final String CUT_FILE = "CUT_FILE";
    /** Seconds after which an invoice can be verified. */
    static final String VERIFY_LAG = "VERIFY_LAG";
    /** What is wrong with the enclosed document of a verification: BOMB, TWO, PATH or GARBAGE. */
    static final String VERIFY_DOCUMENT = "VERIFY_DOCUMENT";
    /** The result of ordering a use of this invoice, such as 31. */
    static final String SELECT = "SELECT";

    private final JdbcTemplate jdbc;

    TaxQuirks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> of(String subject, String quirk) {
        return jdbc
                .queryForList(
                        "SELECT value FROM tax_quirk WHERE subject = ? AND quirk = ?", String.class, subject, quirk)
                .stream()
                .findFirst();
    }

    /** 0 if there is none. */
    int number(String subject, String quirk) {
        return of(subject, quirk).map(Integer::parseInt).orElse(0);
    }

    void set(String subject, String quirk, String value) {
        jdbc.update(
                "INSERT INTO tax_quirk (subject, quirk, value) VALUES (?,?,?) ON DUPLICATE KEY UPDATE value = VALUES(value)",
                subject,
                quirk,
                value);
    }

    void clear(String subject) {
        jdbc.update("DELETE FROM tax_quirk WHERE subject = ?", subject);
    }
}
