package io.maotong.order.code;

import io.maotong.core.time.BusinessTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Code tables with their periods of validity; every row names its source. */
@Component
public final class CodeTables {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Kept(CodeBook book, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<LocalDate, Kept> kept = new ConcurrentHashMap<>();

    CodeTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The tables in force today, by the calendar of Asia/Shanghai. */
    public CodeBook today() {
        return on(BusinessTime.today(clock));
    }

    /** The tables in force on a day; changes show within five minutes. */
    public CodeBook on(LocalDate day) {
        Instant now = clock.instant();
        kept.values().removeIf(entry -> now.isAfter(entry.until()));
        return kept.computeIfAbsent(day, any -> new Kept(read(day), now.plus(FRESH)))
                .book();
    }

    /** Shows a change at once where it was made, when it is committed. */
    public void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept.clear();
            }
        });
    }

    private CodeBook read(LocalDate day) {
        List<CodeBook.Unit> units = jdbc.sql("SELECT code, name FROM code_unit " + IN_FORCE)
                .params(day, day)
                .query((row, number) -> new CodeBook.Unit(row.getString(1), row.getString(2)))
                .list();
        List<CodeBook.CurrencyCode> currencies = jdbc.sql("SELECT code, iso FROM code_currency " + IN_FORCE)
                .params(day, day)
                .query((row, number) -> new CodeBook.CurrencyCode(row.getString(1), row.getString(2)))
                .list();
        List<CodeBook.Country> countries = jdbc.sql("SELECT code, name, iso FROM code_country " + IN_FORCE)
                .params(day, day)
                .query((row, number) -> new CodeBook.Country(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        List<HsCode> tariff = jdbc.sql("SELECT code, name, unit1, unit2, elements FROM hs_code " + IN_FORCE)
                .params(day, day)
                .query((row, number) -> new HsCode(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        List.of(row.getString(5).split("\\|"))))
                .list();
        List<CodeBook.ElementRule> elements = jdbc.sql("""
                        SELECT name, code_prefix, mandatory, choices FROM hs_element
                        WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
                        """)
                .params(day, day)
                .query((row, number) -> new CodeBook.ElementRule(
                        row.getString(1), row.getString(2), row.getBoolean(3), choices(row.getString(4))))
                .list();
        return new CodeBook(units, currencies, countries, tariff, elements);
    }

    private static Map<String, String> choices(String text) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (text != null) {
            for (String choice : text.split("\\|")) {
                choices.put(choice.substring(0, choice.indexOf('=')), choice.substring(choice.indexOf('=') + 1));
            }
        }
        return choices;
    }

    /** The periods in which a code was or is in force, with their sources, newest first. */
    public List<Validity> validityOf(String code) {
        return jdbc.sql("SELECT valid_from, valid_to, source FROM hs_code WHERE code = ? ORDER BY valid_from DESC")
                .param(code)
                .query((row, number) -> new Validity(
                        row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class), row.getString(3)))
                .list();
    }

    /** @param to last day, or null if it is still in force */
    public record Validity(LocalDate from, LocalDate to, String source) {}

    private static final String IN_FORCE =
            "WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY code";
}
