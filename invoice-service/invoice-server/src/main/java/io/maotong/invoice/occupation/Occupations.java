package io.maotong.invoice.occupation;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.api.InvoiceApi;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.input.InputInvoices.LineKey;
import io.maotong.invoice.input.InputInvoices.LockedLine;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which part of which line of an input invoice a refund batch uses. What all batches use of a line never exceeds the
 * line, neither in quantity nor in amount: the invoices are locked while it is computed, and a trigger watches below.
 */
@Service
class Occupations {

    private record Wanted(BigDecimal quantity, BigDecimal amount) {

        Wanted plus(BigDecimal moreQuantity, BigDecimal moreAmount) {
            return new Wanted(quantity.add(moreQuantity), amount.add(moreAmount));
        }
    }

    private static final Wanted NOTHING = new Wanted(BigDecimal.ZERO, BigDecimal.ZERO);

    private final OccupationMapper occupations;
    private final InputInvoices invoices;
    private final Clock clock;

    Occupations(OccupationMapper occupations, InputInvoices invoices, Clock clock) {
        this.occupations = occupations;
        this.invoices = invoices;
        this.clock = clock;
    }

    /**
     * Occupies all parts or none.
     *
     * @throws BusinessException 409 with one violation for each line that is not available
     */
    @Transactional
    void occupy(String batchId, List<InvoiceApi.Part> parts) {
        // A batch may use a line in several of its rows.
        TreeMap<LineKey, Wanted> wanted = new TreeMap<>();
        for (InvoiceApi.Part part : parts) {
            LineKey key = new LineKey(part.invoiceNumber(), part.lineNo());
            wanted.put(key, wanted.getOrDefault(key, NOTHING).plus(part.quantity(), part.amount()));
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<LineKey, LockedLine> lines = invoices.lockLines(
                wanted.keySet().stream().map(LineKey::number).collect(Collectors.toCollection(TreeSet::new)));
        // Only now, behind the locks: the same batch may have come a moment ago.
        OccupationMapper.BatchState state = occupations.state(batchId);
        if (state.live() > 0) {
            return;
        }
        if (state.ended() > 0) {
            throw new BusinessException(InvoiceError.BATCH_RELEASED, InvoiceError.BATCH_RELEASED.title());
        }
        check(wanted, lines);
        occupations.insertAll(rows(batchId, wanted, lines));
    }

    @Transactional
    void release(String batchId) {
        occupations.release(batchId, clock.instant());
    }

    private void check(TreeMap<LineKey, Wanted> wanted, Map<LineKey, LockedLine> lines) {
        Map<Long, Wanted> used = new HashMap<>();
        List<Long> ids = wanted.keySet().stream()
                .filter(lines::containsKey)
                .map(key -> lines.get(key).id())
                .toList();
        if (!ids.isEmpty()) {
            occupations.used(ids).forEach(row -> used.put(row.lineId(), new Wanted(row.quantity(), row.amount())));
        }
        Violations violations = new Violations();
        wanted.forEach((key, part) -> {
            LockedLine line = lines.get(key);
            Violation violation = line == null
                    ? refused(key, "KNOWN", null, Text.of("没有该发票明细", "There is no such line"))
                    : violation(key, part, line, used.getOrDefault(line.id(), NOTHING));
            if (violation != null) {
                violations.add(violation);
            }
        });
        violations.throwIfAny(InvoiceError.LINE_NOT_AVAILABLE);
    }

    private static Violation violation(LineKey key, Wanted part, LockedLine line, Wanted used) {
        if (!line.intact()) {
            return refused(
                    key,
                    "INTACT",
                    null,
                    Text.of(
                            "发票数据与收到时不一致，不能用于退税，请联系运营核查",
                            "The invoice is not stored as it was received: operations look into it"));
        }
        if (line.status() != InputStatus.NORMAL) {
            return refused(
                    key,
                    "STATUS",
                    "NORMAL",
                    Text.of("发票状态为 %s", "The invoice is %s").with(line.status()));
        }
        if (line.use() != InputUse.REFUND) {
            return refused(
                    key,
                    "USE",
                    "REFUND",
                    Text.of("发票未勾选退税，用途 %s", "The invoice's use is %s").with(line.use()));
        }
        if (part.quantity().signum() < 0
                || part.amount().signum() < 0
                || part.quantity().signum() + part.amount().signum() == 0) {
            return refused(key, "POSITIVE", "> 0", Text.of("数量和金额不能为负", "Quantity and amount must be positive"));
        }
        BigDecimal printed = line.quantity() == null ? BigDecimal.ZERO : line.quantity();
        BigDecimal freeQuantity = printed.subtract(used.quantity());
        BigDecimal freeAmount = line.amount().subtract(used.amount());
        if (part.quantity().compareTo(freeQuantity) > 0) {
            return refused(
                    key,
                    "QUANTITY",
                    "<= " + plain(freeQuantity),
                    Text.of("剩余数量 %s 不足", "Only %s of the quantity is left").with(plain(freeQuantity)));
        }
        if (part.amount().compareTo(freeAmount) > 0) {
            return refused(
                    key,
                    "AMOUNT",
                    "<= " + plain(freeAmount),
                    Text.of("剩余金额 %s 不足", "Only %s of the amount is left").with(plain(freeAmount)));
        }
        return null;
    }

    private static Violation refused(LineKey key, String rule, String expected, Text hint) {
        return Violation.of(InvoiceError.LINE_NOT_AVAILABLE, key.number() + "/" + key.lineNo(), rule, expected, hint);
    }

    private List<OccupationRow> rows(String batchId, TreeMap<LineKey, Wanted> wanted, Map<LineKey, LockedLine> lines) {
        List<OccupationRow> rows = new ArrayList<>();
        wanted.forEach((key, part) -> {
            OccupationRow row = new OccupationRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.batchId = batchId;
            row.lineId = lines.get(key).id();
            row.invoiceNumber = key.number();
            row.lineNo = key.lineNo();
            row.quantity = part.quantity();
            row.amount = part.amount();
            row.live = true;
            row.occupiedAt = clock.instant();
            rows.add(row);
        });
        return rows;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
