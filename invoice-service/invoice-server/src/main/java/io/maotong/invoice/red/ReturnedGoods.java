package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that came back after they were invoiced: each return suggests a red form for reason 02. What is told twice has its
 * effect once; what cannot become a form yet is kept with the reason.
 */
@Service
public class ReturnedGoods {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "status", "status");

    /** @param returnNo unique for the merchant, at most 64 characters */
    public record GoodsReturn(String returnNo, String orderNo, String note, List<Line> lines) {

        public GoodsReturn {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param invoiceNumber the invoice that carries the line, if the caller knows it; otherwise null
     * @param invoiceLineNo likewise
     */
    public record Line(int orderLineNo, BigDecimal quantity, String invoiceNumber, Integer invoiceLineNo) {}

    /** A part of a return on one line of one invoice. */
    private record Piece(ReturnRow row, int blueLine, BigDecimal quantity) {}

    private final ReturnMapper returns;
    private final RedFormService forms;
    private final ObjectProvider<InvoicedLines> invoiced;
    private final Clock clock;

    ReturnedGoods(ReturnMapper returns, RedFormService forms, ObjectProvider<InvoicedLines> invoiced, Clock clock) {
        this.returns = returns;
        this.forms = forms;
        this.invoiced = invoiced;
        this.clock = clock;
    }

    /** Takes in what is on invoices here; the rest of the return is none of their business. */
    @Transactional
    public void invoicedOnly(GoodsReturn goods, String actor) {
        List<Line> lines = goods.lines().stream()
                .filter(line -> line.quantity() != null && line.quantity().signum() > 0)
                .filter(line -> invoiced.orderedStream()
                        .anyMatch(known ->
                                !known.of(goods.orderNo(), line.orderLineNo()).isEmpty()))
                .toList();
        if (!lines.isEmpty()) {
            take(new GoodsReturn(goods.returnNo(), goods.orderNo(), goods.note(), lines), actor);
        }
    }

    /**
     * Takes a return in. The same return number and order line again changes nothing.
     *
     * @return what became of each line
     */
    @Transactional
    List<ReturnRow> take(GoodsReturn goods, String actor) {
        check(goods);
        List<ReturnRow> fresh = new ArrayList<>();
        List<ReturnRow> all = new ArrayList<>();
        for (Line line : goods.lines()) {
            ReturnRow known = returns.selectOne(new QueryWrapper<ReturnRow>()
                    .eq("return_no", goods.returnNo())
                    .eq("order_no", goods.orderNo())
                    .eq("order_line_no", line.orderLineNo()));
            ReturnRow row = known == null ? begun(goods, line, actor) : known;
            if (known == null) {
                fresh.add(row);
            }
            all.add(row);
        }
        suggest(fresh, actor);
        fresh.forEach(returns::insert);
        return all;
    }

    /** Tries once more to make a form of a return that was refused. */
    @Transactional
    ReturnRow retry(long id, String actor) {
        ReturnRow row =
                returns.selectOne(new QueryWrapper<ReturnRow>().eq("id", id).last("FOR UPDATE"));
        if (row == null) {
            throw new NotFoundException("return", id);
        }
        if (row.status == ReturnStatus.REFUSED) {
            suggest(List.of(row), actor);
            returns.updateById(row);
        }
        return row;
    }

    PageResponse<ReturnRow> list(ReturnStatus status, PageRequest page) {
        QueryWrapper<ReturnRow> query = new QueryWrapper<>();
        query.eq(status != null, "status", status);
        return PageResponse.of(returns.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    // One form of an invoice is open at a time: what a return takes of one invoice is one form.
    private void suggest(List<ReturnRow> rows, String actor) {
        Map<String, List<Piece>> byInvoice = new LinkedHashMap<>();
        for (ReturnRow row : rows) {
            List<InvoicedLines.Part> parts = parts(row);
            BigDecimal open = row.quantity;
            for (InvoicedLines.Part part : parts) {
                BigDecimal quantity =
                        open.min(part.quantity()).min(forms.returnable(part.invoiceNumber(), part.invoiceLineNo()));
                if (quantity.signum() > 0) {
                    byInvoice
                            .computeIfAbsent(part.invoiceNumber(), number -> new ArrayList<>())
                            .add(new Piece(row, part.invoiceLineNo(), quantity));
                    open = open.subtract(quantity);
                }
            }
            row.status = ReturnStatus.REFUSED;
            row.refusal = open.signum() > 0
                    ? Text.of("已开票且可冲红的数量不足 %s", "Less than %s of it is invoiced and can be reversed")
                            .with(row.quantity.stripTrailingZeros().toPlainString())
                            .zh()
                    : null;
        }
        // Half a return on an invoice would be a second form later: all of a line or nothing.
        byInvoice.forEach((number, pieces) -> {
            List<Piece> good =
                    pieces.stream().filter(piece -> piece.row().refusal == null).toList();
            if (!good.isEmpty()) {
                suggest(number, good, actor);
            }
        });
    }

    private void suggest(String invoiceNumber, List<Piece> pieces, String actor) {
        Map<Integer, BigDecimal> quantities = new LinkedHashMap<>();
        pieces.forEach(piece -> quantities.merge(piece.blueLine(), piece.quantity(), BigDecimal::add));
        List<WantedLine> wanted = quantities.entrySet().stream()
                .map(entry -> new WantedLine(entry.getKey(), null, entry.getValue(), null))
                .toList();
        ReturnRow first = pieces.getFirst().row();
        String why = "return " + first.returnNo + " of order " + first.orderNo;
        switch (forms.suggest(
                invoiceNumber, new RedPlan.Request(RedReason.GOODS_RETURNED, wanted, null, false), actor, why)) {
            case RedFormService.Suggestion.Form form ->
                pieces.forEach(piece -> {
                    piece.row().status = ReturnStatus.FORM;
                    piece.row().formId = form.row().id;
                });
            case RedFormService.Suggestion.Refused refused ->
                pieces.forEach(piece ->
                        piece.row().refusal = RedFormBook.cut(refused.why().zh(), 1000));
        }
    }

    private List<InvoicedLines.Part> parts(ReturnRow row) {
        if (row.invoiceNumber != null && row.invoiceLineNo != null) {
            return List.of(new InvoicedLines.Part(row.invoiceNumber, row.invoiceLineNo, row.quantity));
        }
        return invoiced.orderedStream()
                .flatMap(lines -> lines.of(row.orderNo, row.orderLineNo).stream())
                .toList();
    }

    private static void check(GoodsReturn goods) {
        Violations violations = new Violations();
        for (int i = 0; i < goods.lines().size(); i++) {
            Line line = goods.lines().get(i);
            violations
                    .check(
                            line.quantity() != null && line.quantity().signum() > 0,
                            CommonError.INVALID_REQUEST,
                            "lines[" + i + "].quantity",
                            "POSITIVE",
                            "> 0",
                            Text.of("退货数量须大于零", "The returned quantity must be positive"))
                    .check(
                            (line.invoiceNumber() == null) == (line.invoiceLineNo() == null),
                            CommonError.INVALID_REQUEST,
                            "lines[" + i + "].invoiceLineNo",
                            "BOTH",
                            null,
                            Text.of("发票号码和行号须同时填写", "Give the invoice number and its line together"));
        }
        violations.throwIfAny(CommonError.INVALID_REQUEST);
    }

    private ReturnRow begun(GoodsReturn goods, Line line, String actor) {
        ReturnRow row = new ReturnRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.returnNo = goods.returnNo();
        row.orderNo = goods.orderNo();
        row.orderLineNo = line.orderLineNo();
        row.quantity = line.quantity();
        row.invoiceNumber = line.invoiceNumber();
        row.invoiceLineNo = line.invoiceLineNo();
        row.note = RedFormBook.cut(goods.note(), 300);
        row.createdBy = actor;
        row.createdAt = clock.instant();
        return row;
    }
}
