package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The invoices that the current merchant received. */
@Service
public class InputInvoices {

    private static final int LARGEST_EVENT = 100;
    private static final Map<String, String> SORTABLE = Map.of(
            "id",
            "id",
            "issuedOn",
            "issued_on",
            "number",
            "number",
            "amount",
            "amount",
            "supplierName",
            "supplier_name");

    /** What choosing an invoice for a use needs to know. */
    public record Head(String number, String kindCode, LocalDate issuedOn, InputStatus status, InputUse use) {}

    /** A line under the lock of its invoice. @param quantity null if none is printed */
    public record LockedLine(long id, InputStatus status, InputUse use, BigDecimal quantity, BigDecimal amount) {}

    /** @param lineNo as printed */
    public record LineKey(String number, int lineNo) implements Comparable<LineKey> {

        @Override
        public int compareTo(LineKey other) {
            int byNumber = number.compareTo(other.number);
            return byNumber != 0 ? byNumber : Integer.compare(lineNo, other.lineNo);
        }
    }

    /** The use that the platform confirmed. @param period yyyyMM or null */
    public record ConfirmedUse(InputUse use, String period) {}

    /** Everything optional. @param q beginning of a number or of a supplier's name */
    record Filter(InputUse use, InputStatus status, String kind, LocalDate from, LocalDate to, String q) {}

    /** How many of a page were what. */
    record Stored(int inserted, int updated, int unchanged, List<Reception.Result.Refused> changedContent) {}

    private final InputInvoiceMapper invoices;
    private final InputLineMapper lines;
    private final ChangeMapper changes;
    private final Events events;
    private final Clock clock;

    InputInvoices(
            InputInvoiceMapper invoices, InputLineMapper lines, ChangeMapper changes, Events events, Clock clock) {
        this.invoices = invoices;
        this.lines = lines;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Numbers of everything that could be chosen for refund, oldest first. */
    public List<String> selectable(Set<String> kindCodes) {
        return invoices.selectable(kindCodes);
    }

    public Map<String, Head> heads(Collection<String> numbers) {
        Map<String, Head> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            invoices.selectList(new QueryWrapper<InputInvoiceRow>().in("number", numbers))
                    .forEach(row -> found.put(
                            row.number, new Head(row.number, row.kindCode, row.issuedOn, row.status, row.useKind)));
        }
        return found;
    }

    /** Lines of invoices whose status and use cannot change until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<LineKey, LockedLine> lockLines(Collection<String> numbers) {
        Map<Long, InputInvoiceRow> heads =
                invoices.lock(numbers).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        Map<LineKey, LockedLine> found = new HashMap<>();
        if (!heads.isEmpty()) {
            for (InputLineRow line : linesOf(heads.keySet())) {
                InputInvoiceRow head = heads.get(line.invoiceId);
                found.put(
                        new LineKey(head.number, line.lineNo),
                        new LockedLine(line.id, head.status, head.useKind, line.quantity, line.amount));
            }
        }
        return found;
    }

    /**
     * Takes in what the platform says an invoice is used for, and tells everybody.
     *
     * @param origin what it became known by, such as a selection ticket
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirmUse(Map<String, ConfirmedUse> uses, String origin, String channel) {
        if (uses.isEmpty()) {
            return;
        }
        List<InputInvoiceRow> changed = new ArrayList<>();
        for (InputInvoiceRow row : invoices.lock(uses.keySet())) {
            ConfirmedUse confirmed = uses.get(row.number);
            if (row.useKind != confirmed.use()) {
                row.useKind = confirmed.use();
                row.usePeriod = confirmed.period();
                changed.add(row);
            }
        }
        saveChanged(changed, origin, channel);
        publish(changed);
    }

    /** Stores a page of what was received; what is known already changes only its status and use. */
    @Transactional(propagation = Propagation.MANDATORY)
    Stored store(List<Reception.Result.Read> received, String origin, String channel) {
        // The same invoice may be in the feed more than once; its last state counts.
        Map<String, Reception.Result.Read> byNumber = new LinkedHashMap<>();
        received.forEach(read -> byNumber.put(read.invoice().number, read));
        if (byNumber.isEmpty()) {
            return new Stored(0, 0, 0, List.of());
        }
        Map<String, InputInvoiceRow> known = invoices.lock(byNumber.keySet()).stream()
                .collect(Collectors.toMap(row -> row.number, Function.identity()));
        List<InputInvoiceRow> fresh = new ArrayList<>();
        List<InputInvoiceRow> changed = new ArrayList<>();
        List<Reception.Result.Refused> refused = new ArrayList<>();
        List<InputLineRow> freshLines = new ArrayList<>();
        int unchanged = received.size() - byNumber.size();
        for (Reception.Result.Read read : byNumber.values()) {
            InputInvoiceRow before = known.get(read.invoice().number);
            if (before == null) {
                fresh.add(begun(read, freshLines));
            } else if (!before.contentHash.equals(read.invoice().contentHash)) {
                refused.add(new Reception.Result.Refused(
                        before.number, "CONTENT", "an invoice of this number is known with another content"));
            } else if (take(read.invoice(), before)) {
                changed.add(before);
            } else {
                unchanged++;
            }
        }
        if (!fresh.isEmpty()) {
            invoices.insert(fresh);
            lines.insert(freshLines);
            changes.insert(
                    fresh.stream().map(row -> change(row, origin, channel)).toList());
        }
        saveChanged(changed, origin, channel);
        List<InputInvoiceRow> all = new ArrayList<>(fresh);
        all.addAll(changed);
        publish(all);
        return new Stored(fresh.size(), changed.size(), unchanged, refused);
    }

    // The feed lags days behind: it cannot take back a use that the platform confirmed meanwhile.
    private static boolean take(InputInvoiceRow news, InputInvoiceRow known) {
        boolean otherUse = news.useKind != known.useKind && news.useKind != InputUse.UNUSED;
        if (news.status == known.status && !otherUse) {
            return false;
        }
        known.status = news.status;
        if (otherUse) {
            known.useKind = news.useKind;
        }
        return true;
    }

    private InputInvoiceRow begun(Reception.Result.Read read, List<InputLineRow> freshLines) {
        InputInvoiceRow row = read.invoice();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 1L;
        row.firstSeenAt = clock.instant();
        row.updatedAt = row.firstSeenAt;
        for (InputLineRow line : read.lines()) {
            line.id = Ids.next();
            line.merchantId = row.merchantId;
            line.invoiceId = row.id;
            freshLines.add(line);
        }
        return row;
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

    private void publish(List<InputInvoiceRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<Long, List<InputLineRow>> byInvoice =
                linesOf(rows.stream().map(row -> row.id).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(line -> line.invoiceId));
        for (int from = 0; from < rows.size(); from += LARGEST_EVENT) {
            List<InputInvoice> page = rows.subList(from, Math.min(rows.size(), from + LARGEST_EVENT)).stream()
                    .map(row -> published(row, byInvoice.getOrDefault(row.id, List.of())))
                    .toList();
            events.publish(
                    InvoiceEvents.INPUT_INVOICES_CHANGED, Ids.text(Ids.next()), 0, new InputInvoicesChanged(page));
        }
    }

    private List<InputLineRow> linesOf(Collection<Long> invoiceIds) {
        return lines.selectList(new QueryWrapper<InputLineRow>()
                .in("invoice_id", new HashSet<>(invoiceIds))
                .orderByAsc("invoice_id", "line_no"));
    }

    PageResponse<InputInvoiceRow> list(Filter filter, PageRequest page) {
        QueryWrapper<InputInvoiceRow> query = new QueryWrapper<>();
        query.eq(filter.use() != null, "use_kind", filter.use())
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.kind() != null, "kind", filter.kind())
                .ge(filter.from() != null, "issued_on", filter.from())
                .le(filter.to() != null, "issued_on", filter.to());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(either -> either.likeRight("number", start).or().likeRight("supplier_name", start));
        }
        return PageResponse.of(invoices.selectPage(page.toPage(SORTABLE, "issuedOn,desc"), query), row -> row);
    }

    InputInvoiceRow get(String number) {
        InputInvoiceRow row = invoices.selectOne(new QueryWrapper<InputInvoiceRow>().eq("number", number));
        if (row == null) {
            throw new NotFoundException("input invoice", number);
        }
        return row;
    }

    List<InputLineRow> lines(InputInvoiceRow invoice) {
        return linesOf(Set.of(invoice.id));
    }

    List<ChangeRow> changes(InputInvoiceRow invoice) {
        return changes.selectList(
                new QueryWrapper<ChangeRow>().eq("invoice_id", invoice.id).orderByAsc("id"));
    }

    private static InputInvoice published(InputInvoiceRow row, List<InputLineRow> lines) {
        return new InputInvoice(
                row.number,
                row.version,
                row.kind,
                row.status.name(),
                row.useKind.name(),
                row.issuedOn,
                row.supplierTaxNo,
                row.supplierName,
                row.buyerTaxNo,
                cny(row.amount),
                cny(row.tax),
                cny(row.total),
                lines.stream().map(InputInvoices::published).toList());
    }

    static InputInvoice.Line published(InputLineRow line) {
        return new InputInvoice.Line(
                line.lineNo,
                line.name,
                line.spec,
                line.unit,
                plain(line.quantity),
                plain(line.unitPrice),
                cny(line.amount),
                plain(line.rate),
                cny(line.tax),
                line.taxClassCode);
    }

    static Money cny(BigDecimal amount) {
        return Money.of(amount, "CNY");
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
