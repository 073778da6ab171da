package io.maotong.order.reference;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageResponse;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeTables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Keeps reference tables: adds rows from a day on, lets others follow them, and ends them. Nothing is edited or deleted. */
@Service
class ReferenceService {

    private static final int MOST = 500;

    private final ReferencePeriods periods;
    private final ReferenceJournal journal;
    private final CodeTables codes;
    private final Clock clock;

    ReferenceService(ReferencePeriods periods, ReferenceJournal journal, CodeTables codes, Clock clock) {
        this.periods = periods;
        this.journal = journal;
        this.codes = codes;
        this.clock = clock;
    }

    ReferenceTable table(String path) {
        return ReferenceTable.named(path).orElseThrow(() -> new NotFoundException("reference table", path));
    }

    /** @param on null for all periods */
    PageResponse<ReferenceEntry> find(ReferenceTable table, String prefix, LocalDate on, int page, int size) {
        ReferencePeriods.Wanted wanted = new ReferencePeriods.Wanted(prefix == null ? "" : prefix.strip(), on);
        return new PageResponse<>(
                periods.page(table, wanted, (page - 1L) * size, size), page, size, periods.count(table, wanted));
    }

    /** @throws NotFoundException if no period of it was ever there */
    List<ReferenceEntry> periodsOf(ReferenceTable table, String key) {
        List<ReferenceEntry> found = byKey(periods.of(table, List.of(key))).get(folded(key));
        if (found == null) {
            throw new NotFoundException(table.path, key);
        }
        return found;
    }

    List<ReferenceChange> changesOf(ReferenceTable table, String key) {
        return journal.of(table, key);
    }

    /** Adds what is not there yet, all or nothing. */
    void create(ReferenceTable table, List<Map<String, String>> entries, LocalDate from, String source, String actor) {
        List<Map<String, String>> given = checked(table, entries, from);
        Map<String, List<ReferenceEntry>> known = lock(table, given);
        Violations taken = new Violations();
        for (int i = 0; i < given.size(); i++) {
            List<ReferenceEntry> before = known.getOrDefault(folded(table.keyOf(given.get(i))), List.of());
            boolean overlaps = before.stream()
                    .anyMatch(period ->
                            period.validTo() == null || !period.validTo().isBefore(from));
            if (overlaps) {
                taken.add(ReferenceRules.violation(
                        table.keys.getFirst().name(),
                        "PERIOD",
                        null,
                        Text.of("届时已有有效内容，请使用变更", "Something is in force then: change it instead"),
                        i + 1));
            }
        }
        taken.throwIfAny(OrderError.REFERENCE_EXISTS);
        add(table, given, from, source, actor, ReferenceJournal.CREATED);
    }

    /** Ends what is in force the day before, and puts the new values behind it, all or nothing. */
    void change(ReferenceTable table, List<Map<String, String>> entries, LocalDate from, String source, String actor) {
        List<Map<String, String>> given = checked(table, entries, from);
        Map<String, List<ReferenceEntry>> known = lock(table, given);
        Violations wrong = new Violations();
        List<ReferenceEntry> ending = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            List<ReferenceEntry> before = known.getOrDefault(folded(table.keyOf(given.get(i))), List.of());
            follow(before, from, i + 1, wrong, ending);
        }
        wrong.throwIfAny(OrderError.REFERENCE_INVALID);
        periods.end(table, ending, from.minusDays(1));
        add(table, given, from, source, actor, ReferenceJournal.CHANGED);
    }

    private static void follow(
            List<ReferenceEntry> before, LocalDate from, int row, Violations wrong, List<ReferenceEntry> ending) {
        ReferenceEntry last = before.isEmpty() ? null : before.getLast();
        if (last == null || last.validTo() != null && last.validTo().isBefore(from)) {
            wrong.add(ReferenceRules.violation(
                    "validFrom",
                    "PERIOD",
                    null,
                    Text.of("届时没有有效内容，请使用新增", "Nothing is in force then: create it"),
                    row));
        } else if (!last.validFrom().isBefore(from)) {
            wrong.add(ReferenceRules.violation(
                    "validFrom",
                    "PERIOD",
                    "> " + last.validFrom(),
                    Text.of("已有自 %s 起的内容，只能在其后变更", "Values from %s on are there: change them after that day")
                            .with(last.validFrom()),
                    row));
        } else {
            ending.add(last);
        }
    }

    /** Ends what is in force, all or nothing. @param lastDay today or later */
    void retire(ReferenceTable table, List<String> keys, LocalDate lastDay, String reason, String actor) {
        Violations wrong = new Violations();
        sized(keys, "keys", wrong);
        day(lastDay, "lastDay", wrong);
        wrong.throwIfAny(OrderError.REFERENCE_INVALID);
        Map<String, List<ReferenceEntry>> known = byKey(periods.lock(table, keys));
        List<ReferenceEntry> ending = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<ReferenceEntry> before = known.getOrDefault(folded(keys.get(i)), List.of());
            ReferenceEntry last = before.isEmpty() ? null : before.getLast();
            boolean open = last != null
                    && !last.validFrom().isAfter(lastDay)
                    && (last.validTo() == null || last.validTo().isAfter(lastDay));
            if (open) {
                ending.add(last);
            } else {
                wrong.add(ReferenceRules.violation(
                        "keys",
                        "PERIOD",
                        null,
                        Text.of("该日没有可终止的有效内容", "Nothing that could end is in force on that day"),
                        i + 1));
            }
        }
        stillNeeded(table, ending, lastDay, wrong);
        wrong.throwIfAny(OrderError.REFERENCE_INVALID);
        periods.end(table, ending, lastDay);
        journal.retired(table, ending, lastDay, reason, actor);
        codes.forgetAfterCommit();
    }

    private void stillNeeded(ReferenceTable table, List<ReferenceEntry> ending, LocalDate lastDay, Violations wrong) {
        if (table != ReferenceTable.UNITS || ending.isEmpty()) {
            return;
        }
        long lines =
                periods.tariffLinesWith(ending.stream().map(ReferenceEntry::key).toList(), lastDay);
        if (lines > 0) {
            wrong.add(Violation.of(
                    OrderError.REFERENCE_INVALID,
                    "keys",
                    "IN_USE",
                    null,
                    Text.of("%d个商品编码仍以其为法定单位，请先变更税则", "%d tariff lines still need it: change them first")
                            .with(lines)));
        }
    }

    private List<Map<String, String>> checked(ReferenceTable table, List<Map<String, String>> entries, LocalDate from) {
        Violations wrong = new Violations();
        sized(entries, "entries", wrong);
        day(from, "validFrom", wrong);
        wrong.throwIfAny(OrderError.REFERENCE_INVALID);
        ReferenceRules rules = new ReferenceRules(table, codes.on(from));
        Set<String> seen = new HashSet<>();
        List<Map<String, String>> given = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Map<String, String> entry = stripped(entries.get(i));
            wrong.addAll(rules.check(entry, i + 1));
            if (!seen.add(folded(table.keyOf(entry)))) {
                wrong.add(ReferenceRules.violation(
                        table.keys.getFirst().name(),
                        "REPEATED",
                        null,
                        Text.of("前面已有同一内容", "The same stands above already"),
                        i + 1));
            }
            given.add(entry);
        }
        wrong.throwIfAny(OrderError.REFERENCE_INVALID);
        return given;
    }

    private static Map<String, String> stripped(Map<String, String> entry) {
        Map<String, String> texts = new TreeMap<>();
        if (entry != null) {
            entry.forEach((name, text) -> texts.put(name, text == null ? null : text.strip()));
        }
        return texts;
    }

    private static void sized(Collection<?> many, String field, Violations wrong) {
        wrong.check(
                many != null && !many.isEmpty() && many.size() <= MOST,
                OrderError.REFERENCE_INVALID,
                field,
                "SIZE",
                "1.." + MOST,
                Text.of("每次1至%d条", "1 to %d at a time").with(MOST));
    }

    // Orders of the past were checked by what was in force then, and stay right.
    private void day(LocalDate day, String field, Violations wrong) {
        LocalDate today = BusinessTime.today(clock);
        wrong.check(
                day != null && !day.isBefore(today),
                OrderError.REFERENCE_INVALID,
                field,
                "DAY",
                ">= " + today,
                Text.of("日期须为今天或以后", "Today or later"));
    }

    private Map<String, List<ReferenceEntry>> lock(ReferenceTable table, List<Map<String, String>> entries) {
        return byKey(periods.lock(table, entries.stream().map(table::keyOf).toList()));
    }

    private void add(
            ReferenceTable table,
            List<Map<String, String>> entries,
            LocalDate from,
            String source,
            String actor,
            String action) {
        try {
            periods.add(table, entries, from, source);
        } catch (DuplicateKeyException e) {
            BusinessException refusal = new BusinessException(
                    CommonError.CHANGED_MEANWHILE,
                    Text.of("他人刚刚写入了同一内容，请刷新", "Somebody else wrote the same just now: reload"));
            refusal.initCause(e);
            throw refusal;
        }
        journal.written(table, action, entries, from, source, actor);
        codes.forgetAfterCommit();
    }

    // The database does not tell Amazon from amazon.
    private static Map<String, List<ReferenceEntry>> byKey(Map<String, List<ReferenceEntry>> periods) {
        return periods.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(entry -> folded(entry.key())));
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
