package io.maotong.customs.codes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Code tables of customs. Inside a message stand the numbers of customs, everywhere else of the product ISO letters:
 * the conversion happens here and nowhere else.
 */
@Component
public class Codes {

    public static final String UNITS = "units";
    public static final String CURRENCIES = "currencies";
    public static final String COUNTRIES = "countries";
    public static final String PORTS = "ports";

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Entry(String table, String code, String letters, LocalDate from, LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private record Snapshot(
            Instant readAt,
            Map<String, List<Entry>> byCode,
            Map<String, List<Entry>> byLetters,
            Map<String, List<Tariff>> tariff) {}

    private final CodeMapper codes;
    private final TariffMapper tariffs;
    private final Clock clock;
    private volatile Snapshot snapshot;

    Codes(CodeMapper codes, TariffMapper tariffs, Clock clock) {
        this.codes = codes;
        this.tariffs = tariffs;
        this.clock = clock;
    }

    public boolean isUnit(String code, LocalDate day) {
        return exists(UNITS, code, day);
    }

    public boolean exists(String table, String code, LocalDate day) {
        return snapshot().byCode().getOrDefault(table + "/" + code, List.of()).stream()
                .anyMatch(entry -> entry.holdsOn(day));
    }

    /** The number of a currency in ISO letters, such as 502 for USD. */
    public Optional<String> currency(String letters, LocalDate day) {
        return number(CURRENCIES, letters, day);
    }

    /** The number of a country in two or three ISO letters, such as 502 for US. */
    public Optional<String> country(String letters, LocalDate day) {
        return number(COUNTRIES, letters, day);
    }

    /**
     * The number of a port: as it is if it is one, else of its letters (UN/LOCODE), such as 2301 for CNLYG.
     *
     * @return empty if nobody told us of such letters
     */
    public Optional<String> port(String code, LocalDate day) {
        return code.matches("\\d{4}") ? Optional.of(code) : number(PORTS, code, day);
    }

    /** The ISO letters of a currency's or country's number. */
    public Optional<String> letters(String table, String number, LocalDate day) {
        return snapshot().byCode().getOrDefault(table + "/" + number, List.of()).stream()
                .filter(entry -> entry.holdsOn(day) && entry.letters() != null)
                .map(Entry::letters)
                .findFirst();
    }

    public Optional<Tariff> tariff(String code, LocalDate day) {
        return lines(code).stream().filter(line -> line.holdsOn(day)).findFirst();
    }

    /** Whether the code is in the tariff on some day, if not on this one. */
    public boolean wasTariff(String code) {
        return !lines(code).isEmpty();
    }

    /** The tables changed; other instances learn of it within minutes. */
    void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    snapshot = null;
                }
            });
        } else {
            snapshot = null;
        }
    }

    private List<Tariff> lines(String code) {
        return snapshot().tariff().getOrDefault(String.valueOf(code), List.of());
    }

    private Optional<String> number(String table, String letters, LocalDate day) {
        return snapshot().byLetters().getOrDefault(table + "/" + letters, List.of()).stream()
                .filter(entry -> entry.holdsOn(day))
                .map(Entry::code)
                .findFirst();
    }

    private Snapshot snapshot() {
        Snapshot current = snapshot;
        Instant now = clock.instant();
        if (current == null || current.readAt().plus(FRESH).isBefore(now)) {
            current = read(now);
            snapshot = current;
        }
        return current;
    }

    private Snapshot read(Instant now) {
        Map<String, List<Entry>> byCode = new HashMap<>();
        Map<String, List<Entry>> byLetters = new HashMap<>();
        for (CodeRow row : codes.selectList(null)) {
            Entry entry = new Entry(row.codeTable, row.code, row.letters, row.validFrom, row.validTo);
            add(byCode, row.codeTable + "/" + row.code, entry);
            if (row.letters != null) {
                add(byLetters, row.codeTable + "/" + row.letters, entry);
            }
            if (row.letters2 != null) {
                add(byLetters, row.codeTable + "/" + row.letters2, entry);
            }
        }
        Map<String, List<Tariff>> tariff = new HashMap<>();
        for (TariffRow row : tariffs.selectList(null)) {
            add(tariff, row.code, line(row));
        }
        return new Snapshot(now, byCode, byLetters, tariff);
    }

    private static <T> void add(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
    }

    static Tariff line(TariffRow row) {
        return new Tariff(
                row.code,
                row.name,
                row.unit1,
                row.unit2,
                row.elements == null ? List.of() : List.of(row.elements.split("\\|")),
                row.licences,
                row.exportDuty,
                Boolean.TRUE.equals(row.verified),
                row.validFrom,
                row.validTo);
    }
}
