package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.api.InputInvoice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The invoices that the current merchant received. */
@Service
public class InputInvoices {

    private static final int LARGEST_IN = 1_000;

    /**
     * What choosing an invoice for a use needs to know.
     *
     * @param number code and number as one
     * @param total including tax
     * @param usePeriod yyyyMM; null if unused
     * @param stateCode fpzt as the platform last said; null if it never did
     * @param releasing its use is being taken back
     */
    public record Head(
            String number,
            String kindCode,
            LocalDate issuedOn,
            InputStatus status,
            InputUse use,
            String usePeriod,
            String stateCode,
            String abnormalCode,
            String lockCode,
            BigDecimal amount,
            BigDecimal total,
            boolean releasing) {}

    /**
     * A line under the lock of its invoice.
     *
     * @param quantity null if none is printed
     * @param intact whether invoice and lines are what was received
     */
    public record LockedLine(
            long id, InputStatus status, InputUse use, BigDecimal quantity, BigDecimal amount, boolean intact) {}

    /** @param lineNo as printed */
    public record LineKey(String number, int lineNo) implements Comparable<LineKey> {

        @Override
        public int compareTo(LineKey other) {
            int byNumber = number.compareTo(other.number);
            return byNumber != 0 ? byNumber : Integer.compare(lineNo, other.lineNo);
        }
    }

    /**
     * How the platform says an invoice stands; a null state or use says nothing about it.
     *
     * @param state fpzt
     * @param abnormal sfycpz
     * @param locked sdzt
     * @param period yyyyMM or null
     */
    public record Confirmed(String state, String abnormal, String locked, InputUse use, String period) {

        /** Only the use is known. */
        public static Confirmed use(InputUse use, String period) {
            return new Confirmed(null, null, null, use, period);
        }
    }

    private final InputInvoiceMapper invoices;
    private final InputLineMapper lines;
    private final ChangeMapper changes;
    private final InputFacts facts;
    private final InputSeals seals;
    private final InputSuppliers suppliers;
    private final Clock clock;

    InputInvoices(
            InputInvoiceMapper invoices,
            InputLineMapper lines,
            ChangeMapper changes,
            InputFacts facts,
            InputSeals seals,
            InputSuppliers suppliers,
            Clock clock) {
        this.invoices = invoices;
        this.lines = lines;
        this.changes = changes;
        this.facts = facts;
        this.seals = seals;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    /** Numbers of everything sound and unused of these kinds, oldest first. */
    public List<String> selectable(Set<String> kindCodes) {
        return invoices.selectable(kindCodes);
    }

    public Map<String, Head> heads(Collection<String> numbers) {
        Map<String, Head> found = new HashMap<>();
        List<String> all = new ArrayList<>(new TreeSet<>(numbers));
        for (int from = 0; from < all.size(); from += LARGEST_IN) {
            invoices.selectList(new QueryWrapper<InputInvoiceRow>()
                            .in("number", all.subList(from, Math.min(all.size(), from + LARGEST_IN))))
                    .forEach(row -> found.put(row.number, row.head()));
        }
        return found;
    }

    /** One with its lines and its supplier's whole number. @param number code and number as one */
    public Optional<InputInvoice> find(String number) {
        return row(number).map(row -> InputFacts.whole(row, row.supplierNumber(), facts.linesOf(Set.of(row.id))));
    }

    /** To the second, as the platform asks for it. */
    public Optional<Instant> issuedAt(String number) {
        return row(number).map(row -> row.issuedAt);
    }

    private Optional<InputInvoiceRow> row(String number) {
        return Optional.ofNullable(invoices.selectOne(new QueryWrapper<InputInvoiceRow>().eq("number", number)));
    }

    /** The same as heads, and they cannot change until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Head> lockHeads(Collection<String> numbers) {
        Map<String, Head> found = new HashMap<>();
        locked(numbers).forEach(row -> found.put(row.number, row.head()));
        return found;
    }

    /** Lines of invoices whose status and use cannot change until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<LineKey, LockedLine> lockLines(Collection<String> numbers) {
        Map<Long, InputInvoiceRow> heads =
                locked(numbers).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        Map<LineKey, LockedLine> found = new HashMap<>();
        if (!heads.isEmpty()) {
            Map<Long, List<InputLineRow>> byInvoice = facts.linesOf(heads.keySet()).stream()
                    .collect(Collectors.groupingBy(line -> line.invoiceId, LinkedHashMap::new, Collectors.toList()));
            byInvoice.forEach((id, printed) -> {
                InputInvoiceRow head = heads.get(id);
                boolean intact = seals.cause(head, printed).isEmpty();
                // A use that is being taken back is no use to rely on.
                InputUse use = head.releasing ? InputUse.UNUSED : head.useKind;
                for (InputLineRow line : printed) {
                    found.put(
                            new LineKey(head.number, line.lineNo),
                            new LockedLine(line.id, head.status, use, line.quantity, line.amount, intact));
                }
            });
        }
        return found;
    }

    /** Those of which a refund batch uses some part. */
    public Set<String> occupied(Collection<String> numbers) {
        return numbers.isEmpty() ? Set.of() : new HashSet<>(invoices.occupied(new TreeSet<>(numbers)));
    }

    /** Marks that the use of these invoices is being taken back, or no longer is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releasing(Collection<String> numbers, boolean releasing) {
        if (!numbers.isEmpty()) {
            invoices.releasing(new TreeSet<>(numbers), releasing);
        }
    }

    /**
     * Takes in what the platform says about invoices when it is asked about them, and tells everybody.
     *
     * @param origin what it became known by, such as a selection ticket
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int confirm(Map<String, Confirmed> news, String origin, String channel) {
        if (news.isEmpty()) {
            return 0;
        }
        List<InputInvoiceRow> changed = new ArrayList<>();
        for (InputInvoiceRow row : locked(news.keySet())) {
            if (InputTransitions.confirm(row, news.get(row.number))) {
                changed.add(row);
            }
        }
        saveChanged(changed, origin, channel);
        facts.publish(List.of(), changed);
        return changed.size();
    }

    /** How many of a page were what. @param changedContent numbers that are known with another content */
    record Stored(int inserted, int updated, int unchanged, Set<String> changedContent) {}

    /** Stores what was received, each number once; what is known already changes only its status and use. */
    @Transactional(propagation = Propagation.MANDATORY)
    Stored store(Map<String, Reception.Result.Read> byNumber, String origin, String channel) {
        if (byNumber.isEmpty()) {
            return new Stored(0, 0, 0, Set.of());
        }
        Map<String, InputInvoiceRow> known =
                locked(byNumber.keySet()).stream().collect(Collectors.toMap(row -> row.number, Function.identity()));
        List<InputInvoiceRow> fresh = new ArrayList<>();
        List<InputInvoiceRow> changed = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        List<InputLineRow> freshLines = new ArrayList<>();
        int unchanged = 0;
        for (Reception.Result.Read read : byNumber.values()) {
            suppliers.hide(read.invoice());
            InputInvoiceRow before = known.get(read.invoice().number);
            if (before == null) {
                fresh.add(begun(read, freshLines));
            } else if (!suppliers.sameContent(before, read.invoice())) {
                refused.add(before.number);
            } else if (InputTransitions.take(read.invoice(), before)) {
                changed.add(before);
            } else {
                unchanged++;
            }
        }
        if (!fresh.isEmpty()) {
            invoices.insert(fresh);
            if (!freshLines.isEmpty()) {
                lines.insert(freshLines);
            }
            changes.insert(
                    fresh.stream().map(row -> change(row, origin, channel)).toList());
        }
        saveChanged(changed, origin, channel);
        facts.publish(fresh, changed);
        return new Stored(fresh.size(), changed.size(), unchanged, refused);
    }

    private InputInvoiceRow begun(Reception.Result.Read read, List<InputLineRow> freshLines) {
        InputInvoiceRow row = read.invoice();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 1L;
        row.releasing = false;
        row.firstSeenAt = clock.instant();
        row.updatedAt = row.firstSeenAt;
        for (InputLineRow line : read.lines()) {
            line.id = Ids.next();
            line.merchantId = row.merchantId;
            line.invoiceId = row.id;
            freshLines.add(line);
        }
        row.rowMac = seals.seal(row, read.lines());
        return row;
    }

    private List<InputInvoiceRow> locked(Collection<String> numbers) {
        // In the order of their numbers over all pieces, so that nobody waits in a circle.
        List<String> all = new ArrayList<>(new TreeSet<>(numbers));
        List<InputInvoiceRow> rows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += LARGEST_IN) {
            rows.addAll(invoices.lock(all.subList(from, Math.min(all.size(), from + LARGEST_IN))));
        }
        return rows;
    }

    private void saveChanged(List<InputInvoiceRow> changed, String origin, String channel) {
        if (changed.isEmpty()) {
            return;
        }
        for (InputInvoiceRow row : changed) {
            row.version++;
            row.updatedAt = clock.instant();
        }
        invoices.updateById(changed);
        changes.insert(changed.stream().map(row -> change(row, origin, channel)).toList());
    }

    private ChangeRow change(InputInvoiceRow invoice, String origin, String channel) {
        ChangeRow row = new ChangeRow();
        row.id = Ids.next();
        row.merchantId = invoice.merchantId;
        row.invoiceId = invoice.id;
        row.status = invoice.status;
        row.useKind = invoice.useKind;
        row.origin = origin;
        row.channel = channel;
        row.happenedAt = clock.instant();
        return row;
    }
}
