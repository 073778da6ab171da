package io.maotong.invoice.taxclass;

import io.maotong.core.error.Violation;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The table of tax classifications: versions by date, searched by merchants, fed by operators and by the platform. */
@Service
public class Classifications {

    /**
     * What merging came to.
     *
     * @param changed codes that got another version
     * @param rejected broken rows, with the number of the row if it has one
     */
    public record Merged(int inserted, int changed, int unchanged, List<Violation> rejected) {}

    private final ClassificationTable table;
    private final ClassificationSearch search;
    private final Clock clock;

    Classifications(ClassificationTable table, ClassificationSearch search, Clock clock) {
        this.table = table;
        this.search = search;
        this.clock = clock;
    }

    /** The versions that hold on the date, by code; unknown codes are missing. */
    public Map<String, Classification> find(Collection<String> codes, LocalDate date) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return table.byCodes(new HashSet<>(codes)).stream()
                .filter(one -> one.holdsOn(date))
                .collect(Collectors.toMap(Classification::code, Function.identity(), Classifications::newer));
    }

    public RateTable rates() {
        return table.rates();
    }

    /** All versions of a code, the newest first. */
    List<Classification> history(String code) {
        return table.byCodes(Set.of(code)).reversed();
    }

    /** @param q words of which each is part of a name, a short name or a keyword, or the beginning of a code; null for all */
    PageResponse<Classification> search(String q, boolean leafOnly, LocalDate date, PageRequest page) {
        return search.find(q, leafOnly, date == null ? BusinessTime.today(clock) : date, page);
    }

    /**
     * Takes versions in. What says the same is left alone; what says something else from the same day is corrected; what says
     * it from a later day becomes the next version and closes the last one. An earlier day than that of the newest version is
     * history, and is refused. Safe to repeat.
     */
    @Transactional
    public Merged merge(List<Classification> news) {
        Map<String, Classification> newest = new HashMap<>();
        for (Classification known :
                table.lock(news.stream().map(Classification::code).collect(Collectors.toSet()))) {
            newest.merge(known.code(), known, Classifications::newer);
        }
        List<Classification> inserts = new ArrayList<>();
        List<Classification> corrections = new ArrayList<>();
        List<Classification> closed = new ArrayList<>();
        List<Violation> rejected = new ArrayList<>();
        int inserted = 0;
        int changed = 0;
        int unchanged = 0;
        for (int row = 0; row < news.size(); row++) {
            Classification next = news.get(row);
            List<Violation> broken = ClassificationRow.check(next, newest.get(next.code()));
            if (!broken.isEmpty()) {
                int number = row + 1;
                broken.forEach(one -> rejected.add(one.atRow(number)));
                continue;
            }
            Classification known = newest.get(next.code());
            if (known == null) {
                inserts.add(next);
                inserted++;
            } else if (known.saysTheSameAs(next)) {
                unchanged++;
                continue;
            } else if (known.validFrom().equals(next.validFrom())) {
                corrections.add(next);
                changed++;
            } else {
                closed.add(known);
                inserts.add(next);
                changed++;
            }
            newest.put(next.code(), next);
        }
        table.write(closed, newest, inserts, corrections, clock.instant());
        return new Merged(inserted, changed, unchanged, rejected);
    }

    private static Classification newer(Classification one, Classification other) {
        return one.validFrom().isBefore(other.validFrom()) ? other : one;
    }
}
