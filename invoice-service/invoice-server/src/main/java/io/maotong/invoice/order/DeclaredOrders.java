package io.maotong.invoice.order;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.issue.ExportObjections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lines of orders that stand on an export declaration. They are invoiced by it and by nothing else: plans do not touch them,
 * and an export invoice is refused while a plan has drawn on one of its lines.
 */
@Service
public class DeclaredOrders implements ExportObjections {

    private final InvoiceOrderMapper orders;
    private final InvoiceOrderLineMapper lines;

    DeclaredOrders(InvoiceOrderMapper orders, InvoiceOrderLineMapper lines) {
        this.orders = orders;
        this.lines = lines;
    }

    /** A declaration became known. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declare(CustomsEntry entry) {
        Map<String, DeclaredRow> rows = new LinkedHashMap<>();
        long merchantId = MerchantScope.merchantId();
        for (CustomsEntry.Line line : entry.lines()) {
            for (CustomsEntry.Source source : line.sources()) {
                rows.putIfAbsent(
                        source.orderNo() + "/" + source.orderLineNo(),
                        new DeclaredRow(
                                Ids.next(), merchantId, source.orderNo(), source.orderLineNo(), entry.entryId()));
            }
        }
        if (!rows.isEmpty()) {
            orders.declare(rows.values());
            // Takes the locks of the lines: a plan that draws on them at this moment comes before or after.
            lines.declare(merchantId, entry.entryId());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, List<Violation>> against(Collection<CustomsEntry> entries) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        List<String> entryIds = entries.stream().map(CustomsEntry::entryId).toList();
        // Two listeners hear of a declaration, but not at the same moment: this one may be late.
        Set<String> known = orders.declaredEntries(entryIds);
        entries.stream().filter(entry -> !known.contains(entry.entryId())).forEach(this::declare);
        Map<String, List<Violation>> objections = new TreeMap<>();
        for (OrderLineRow line : lines.drawnOf(entryIds)) {
            objections
                    .computeIfAbsent(line.declaredEntry, any -> new ArrayList<>())
                    .add(Violation.of(
                            InvoiceError.OVER_INVOICED,
                            line.orderNo + "/" + line.lineNo,
                            "BALANCE",
                            "0",
                            Text.of(
                                            "报关单 %s 的该订单行已按订单开票，请先取消或红冲该发票",
                                            "This order line of declaration %s is invoiced by a plan: cancel or reverse that invoice first")
                                    .with(line.declaredEntry)));
        }
        return objections;
    }
}
