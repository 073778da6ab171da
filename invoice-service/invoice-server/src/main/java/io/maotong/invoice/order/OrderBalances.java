package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The balance of order lines: drawn when a plan is committed, used when its invoice is issued, given back when that fails, is
 * given up or is reversed. A draw beyond what is left is refused whatever happens at the same time; a check of the database
 * stands behind it.
 */
@Service
public class OrderBalances {

    private static final BigDecimal ORDER_TOLERANCE = new BigDecimal("0.01");
    // A cent of the amount and one of the tax.
    private static final BigDecimal REVERSAL_TOLERANCE = new BigDecimal("0.02");

    private final InvoiceOrderLineMapper lines;
    private final LineSourceMapper sources;
    private final InvoiceOrderMapper orders;

    OrderBalances(InvoiceOrderLineMapper lines, LineSourceMapper sources, InvoiceOrderMapper orders) {
        this.lines = lines;
        this.sources = sources;
        this.orders = orders;
    }

    /** @throws BusinessException {@link InvoiceError#OVER_INVOICED} naming every line that has less left than wanted */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(long planId, List<Draw> draws) {
        if (draws.isEmpty()) {
            return;
        }
        TreeSet<Long> ids = new TreeSet<>();
        draws.forEach(draw -> ids.add(draw.orderLineId()));
        Map<Long, OrderLineRow> before =
                lines.lock(ids).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        sources.insert(draws.stream().map(draw -> source(planId, draw)).toList());
        if (lines.reserve(MerchantScope.merchantId(), planId, null) < ids.size()) {
            throw overdrawn(draws, before);
        }
    }

    private static BusinessException overdrawn(List<Draw> draws, Map<Long, OrderLineRow> lines) {
        Map<Long, BigDecimal> totals = new TreeMap<>();
        Map<Long, BigDecimal> quantities = new HashMap<>();
        Map<Long, Draw> one = new HashMap<>();
        for (Draw draw : draws) {
            totals.merge(draw.orderLineId(), draw.total(), BigDecimal::add);
            quantities.merge(
                    draw.orderLineId(), draw.quantity() == null ? BigDecimal.ZERO : draw.quantity(), BigDecimal::add);
            one.put(draw.orderLineId(), draw);
        }
        List<Violation> violations = new ArrayList<>();
        totals.forEach((id, total) -> {
            OrderLineRow line = lines.get(id);
            Draw draw = one.get(id);
            String field = draw.orderNo() + "/" + draw.orderLineNo();
            if (line == null) {
                violations.add(Violation.of(
                        InvoiceError.UNKNOWN_ORDER, field, "BALANCE", null, InvoiceError.UNKNOWN_ORDER.title()));
            } else if (line.declaredEntry != null) {
                violations.add(declared(field, line.declaredEntry));
            } else if (line.taken().add(total).compareTo(line.dueTotal) > 0
                    || line.reservedQuantity
                                    .add(line.invoicedQuantity)
                                    .add(quantities.get(id))
                                    .compareTo(line.quantity == null ? BigDecimal.ZERO : line.quantity)
                            > 0) {
                violations.add(Violation.of(
                        InvoiceError.OVER_INVOICED,
                        field,
                        "BALANCE",
                        "<= "
                                + line.dueTotal
                                        .subtract(line.taken())
                                        .max(BigDecimal.ZERO)
                                        .toPlainString(),
                        Text.of("该订单行已被其他开票占用，请重新预览", "Others have drawn on this line meanwhile: preview again")));
            }
        });
        return new BusinessException(InvoiceError.OVER_INVOICED, violations);
    }

    /** Why a plan may not touch a line that is declared. */
    public static Violation declared(String field, String entryId) {
        return Violation.of(
                InvoiceError.DECLARED,
                field,
                "BALANCE",
                null,
                Text.of(
                                "该订单行已在报关单 %s 上，由出口发票开具，不能再按订单开票",
                                "The line stands on declaration %s: its export invoice covers it, a plan must not")
                        .with(entryId));
    }

    /** The invoice exists in law. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(String serialNo) {
        if (sources.move(serialNo, SourceState.RESERVED, SourceState.USED) > 0) {
            lines.use(MerchantScope.merchantId(), serialNo);
        }
    }

    /** The invoice will not be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String serialNo) {
        if (sources.move(serialNo, SourceState.RESERVED, SourceState.RELEASED) > 0) {
            lines.release(MerchantScope.merchantId(), serialNo);
        }
    }

    /** A failed invoice is tried again: its parts may have gone to others meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserveAgain(String serialNo) {
        List<SourceRow> rows = ofInvoice(serialNo);
        TreeSet<Long> ids = new TreeSet<>();
        rows.stream().filter(row -> row.state == SourceState.RELEASED).forEach(row -> ids.add(row.orderLineId));
        if (ids.isEmpty()) {
            return;
        }
        Map<Long, OrderLineRow> before =
                lines.lock(ids).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        sources.move(serialNo, SourceState.RELEASED, SourceState.RESERVED);
        if (lines.reserve(MerchantScope.merchantId(), null, serialNo) < ids.size()) {
            throw overdrawn(rows.stream().map(OrderBalances::draw).toList(), before);
        }
    }

    /** @throws BusinessException {@link InvoiceError#ORDER_DIFFERENCE} naming every line that is not what was drawn */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expectSame(String serialNo, List<InvoiceLine> invoiceLines) {
        Map<Integer, BigDecimal> drawn = new TreeMap<>();
        ofInvoice(serialNo).forEach(row -> drawn.merge(row.lineNo, row.total, BigDecimal::add));
        Map<Integer, BigDecimal> printed = new TreeMap<>();
        int main = 0;
        for (InvoiceLine line : invoiceLines) {
            main = line.nature() == LineNature.DISCOUNT ? main : line.lineNo();
            printed.merge(main, line.amountWithTax(), BigDecimal::add);
        }
        TreeSet<Integer> all = new TreeSet<>(drawn.keySet());
        all.addAll(printed.keySet());
        Violations violations = new Violations();
        for (int lineNo : all) {
            BigDecimal wanted = drawn.getOrDefault(lineNo, BigDecimal.ZERO);
            violations.check(
                    wanted.subtract(printed.getOrDefault(lineNo, BigDecimal.ZERO))
                                    .abs()
                                    .compareTo(ORDER_TOLERANCE)
                            <= 0,
                    InvoiceError.ORDER_DIFFERENCE,
                    "lines[" + (lineNo - 1) + "]",
                    "40035",
                    wanted.toPlainString(),
                    Text.of(
                            "该行与订单占用金额相差超过0.01元，请改回或取消后重新开票",
                            "The line differs from what it draws of the order: change it back or plan again"));
        }
        violations.throwIfAny(InvoiceError.ORDER_DIFFERENCE);
    }

    /** A red invoice reversed lines of an invoice: they may be invoiced again. Booked once for each red invoice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(String blueSerialNo, String redSerialNo, List<InvoiceLine> redLines) {
        List<SourceRow> rows = ofInvoice(blueSerialNo);
        if (rows.isEmpty() || orders.noteGiveBack(Ids.next(), MerchantScope.merchantId(), redSerialNo) != 1) {
            return;
        }
        TreeSet<Long> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.orderLineId));
        Map<Long, OrderLineRow> balances =
                lines.lock(ids).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        Map<Integer, List<SourceRow>> byLine = rows.stream().collect(Collectors.groupingBy(row -> row.lineNo));
        List<SourceRow> changed = new ArrayList<>();
        for (InvoiceLine red : redLines) {
            changed.addAll(GiveBack.spread(red, byLine.getOrDefault(red.blueLineNo(), List.of()), balances));
        }
        if (!changed.isEmpty()) {
            balances.values().forEach(OrderBalances::even);
            sources.updateById(changed);
            lines.updateById(balances.values());
        }
    }

    /**
     * A return lowers what is due by one rounding and the red invoice what is invoiced by another. Where all that is due is
     * invoiced, the cent between them is due to nobody.
     */
    private static void even(OrderLineRow line) {
        BigDecimal apart = line.taken().subtract(line.dueTotal);
        boolean whole = line.quantity != null && line.takenQuantity().compareTo(line.quantity) == 0;
        if (whole && apart.signum() != 0 && apart.abs().compareTo(REVERSAL_TOLERANCE) <= 0) {
            line.tax = line.tax.add(apart);
            line.dueTotal = line.taken();
        }
    }

    /** Where the lines of an invoice come from. */
    @Transactional(readOnly = true)
    public List<Draw> sourcesOf(String serialNo) {
        return ofInvoice(serialNo).stream().map(OrderBalances::draw).toList();
    }

    List<String> ordersOf(String serialNo) {
        return sources.ordersOf(serialNo);
    }

    private List<SourceRow> ofInvoice(String serialNo) {
        return sources.selectList(
                new QueryWrapper<SourceRow>().eq("serial_no", serialNo).orderByAsc("line_no", "id"));
    }

    private static Draw draw(SourceRow row) {
        return new Draw(
                row.serialNo,
                row.lineNo,
                row.orderLineId,
                row.orderNo,
                row.orderLineNo,
                row.quantity,
                row.amount,
                row.tax,
                row.discountAmount,
                row.discountTax);
    }

    private static SourceRow source(long planId, Draw draw) {
        SourceRow row = new SourceRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.planId = planId;
        row.serialNo = draw.serialNo();
        row.lineNo = draw.lineNo();
        row.orderLineId = draw.orderLineId();
        row.orderNo = draw.orderNo();
        row.orderLineNo = draw.orderLineNo();
        row.quantity = draw.quantity();
        row.amount = draw.amount();
        row.tax = draw.tax();
        row.discountAmount = draw.discountAmount();
        row.discountTax = draw.discountTax();
        row.total = draw.total();
        row.state = SourceState.RESERVED;
        row.backQuantity = BigDecimal.ZERO;
        row.backAmount = BigDecimal.ZERO;
        row.backTax = BigDecimal.ZERO;
        return row;
    }
}
