package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.Events;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells other services, and those in this one who watch, how input invoices are now. */
@Component
class InputFacts {

    private static final int LARGEST_EVENT = 100;

    private final InputLineMapper lines;
    private final Events events;
    private final ObjectProvider<InputWatcher> watchers;

    InputFacts(InputLineMapper lines, Events events, ObjectProvider<InputWatcher> watchers) {
        this.lines = lines;
        this.events = events;
        this.watchers = watchers;
    }

    void publish(List<InputInvoiceRow> fresh, List<InputInvoiceRow> changed) {
        publish(fresh);
        publish(changed);
        if (!fresh.isEmpty()) {
            List<String> numbers = fresh.stream().map(row -> row.number).toList();
            watchers.orderedStream().forEach(watcher -> watcher.arrived(numbers));
        }
        if (!changed.isEmpty()) {
            List<String> numbers = changed.stream().map(row -> row.number).toList();
            watchers.orderedStream().forEach(watcher -> watcher.changed(numbers));
        }
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

    List<InputLineRow> linesOf(Collection<Long> invoiceIds) {
        return lines.selectList(new QueryWrapper<InputLineRow>()
                .in("invoice_id", new HashSet<>(invoiceIds))
                .orderByAsc("invoice_id", "line_no"));
    }

    static InputInvoice published(InputInvoiceRow row, List<InputLineRow> lines) {
        return whole(row, row.shownSupplierNumber(), lines);
    }

    static InputInvoice whole(InputInvoiceRow row, String supplierNumber, List<InputLineRow> lines) {
        return new InputInvoice(
                row.number,
                row.version,
                row.kind,
                row.status.name(),
                row.useKind.name(),
                row.issuedOn,
                supplierNumber,
                row.supplierName,
                row.buyerTaxNo,
                cny(row.amount),
                cny(row.tax),
                cny(row.total),
                lines.stream().map(InputFacts::published).toList());
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
