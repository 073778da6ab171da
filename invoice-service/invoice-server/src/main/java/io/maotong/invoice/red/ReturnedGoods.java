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
import io.maotong.invoice.attention.AttentionCause;
import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.Attentions;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @param quantity null for an allowance @param amount without tax; null if goods came back
     * @param invoiceNumber the invoice that carries the line, if the caller knows it; otherwise null
     * @param invoiceLineNo likewise
     */
    public record Line(
            int orderLineNo, BigDecimal quantity, BigDecimal amount, String invoiceNumber, Integer invoiceLineNo) {

        /** Goods that came back. */
        public static Line goods(int orderLineNo, BigDecimal quantity) {
            return new Line(orderLineNo, quantity, null, null, null);
        }

        /** Money that was given back for goods that stay. @param amount without tax */
        public static Line allowance(int orderLineNo, BigDecimal amount) {
            return new Line(orderLineNo, null, amount, null, null);
        }
    }

    /** What became of a line. @param status FORM, REFUSED or NOT_NEEDED @param refusal why there is no form */
    public record Reversal(int orderLineNo, String status, Long formId, String refusal) {

        private static Reversal of(ReturnRow row) {
            return new Reversal(row.orderLineNo, row.status.name(), row.formId, row.refusal);
        }
    }

    /** A part of a return on one line of one invoice. @param size a quantity, or an amount of an allowance */
    private record Piece(ReturnRow row, int blueLine, BigDecimal size) {}

    private final ReturnMapper returns;
    private final RedFormService forms;
    private final ObjectProvider<InvoicedLines> invoiced;
    private final Attentions attentions;
    private final Clock clock;

    ReturnedGoods(
            ReturnMapper returns,
            RedFormService forms,
            ObjectProvider<InvoicedLines> invoiced,
            Attentions attentions,
            Clock clock) {
        this.returns = returns;
        this.forms = forms;
        this.invoiced = invoiced;
        this.attentions = attentions;
        this.clock = clock;
    }

    /** Takes in what is on invoices here; the rest of the return is none of their business. */
    @Transactional
    public void invoicedOnly(GoodsReturn goods, String actor) {
        List<Line> lines = goods.lines().stream()
                .filter(line -> line.quantity() != null && line.quantity().signum() > 0)
                .filter(line -> invoiced.orderedStream()
                        .anyMatch(known -> known.underWay(goods.orderNo(), line.orderLineNo())
                                || !known.of(goods.orderNo(), line.orderLineNo())
                                        .isEmpty()))
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
        if (goods.lines().isEmpty()) {
            return List.of();
        }
        // By line, so that two who say the same do not wait for each other crosswise.
        List<ReturnRow> begun = goods.lines().stream()
                .sorted(Comparator.comparing(Line::orderLineNo))
                .map(line -> begun(goods, line, actor))
                .toList();
        returns.begin(begun);
        Map<Integer, ReturnRow> known = returns
                .selectList(new QueryWrapper<ReturnRow>()
                        .eq("return_no", goods.returnNo())
                        .eq("order_no", goods.orderNo())
                        .in(
                                "order_line_no",
                                begun.stream().map(row -> row.orderLineNo).toList())
                        .orderByAsc("order_line_no")
                        .last("FOR UPDATE"))
                .stream()
                .collect(Collectors.toMap(
                        row -> row.orderLineNo, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        Set<Long> ours = begun.stream().map(row -> row.id).collect(Collectors.toSet());
        List<ReturnRow> all = List.copyOf(known.values());
        List<ReturnRow> fresh =
                all.stream().filter(row -> ours.contains(row.id)).toList();
        suggest(fresh, actor);
        if (!fresh.isEmpty()) {
            returns.updateById(fresh);
            tell(goods.returnNo());
        }
        return all;
    }

    /** The same for what is known to be invoiced beyond what is due. */
    @Transactional
    public List<Reversal> reverse(GoodsReturn goods, String actor) {
        return take(goods, actor).stream().map(Reversal::of).toList();
    }

    /** What became of a return. */
    @Transactional(readOnly = true)
    public List<Reversal> reversals(String returnNo, String orderNo) {
        return returns
                .selectList(new QueryWrapper<ReturnRow>()
                        .eq("return_no", returnNo)
                        .eq("order_no", orderNo)
                        .orderByAsc("order_line_no"))
                .stream()
                .map(Reversal::of)
                .toList();
    }

    /** Raises a return of which something could not be reversed, and settles it once everything is. */
    private void tell(String returnNo) {
        List<ReturnRow> refused = returns.selectList(new QueryWrapper<ReturnRow>()
                .eq("return_no", returnNo)
                .eq("status", ReturnStatus.REFUSED)
                .orderByAsc("id"));
        if (refused.isEmpty()) {
            attentions.settle(Topic.RETURN, List.of(returnNo), "已生成红字确认单或无需冲红");
            return;
        }
        ReturnRow first = refused.getFirst();
        attentions.raise(List.of(new Attentions.Matter(
                first.merchantId,
                AttentionCause.RETURN_NOT_REVERSED,
                returnNo,
                first.orderNo + "/" + first.orderLineNo + " " + first.refusal,
                first.createdBy)));
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
            boolean needed =
                    invoiced.orderedStream().anyMatch(lines -> lines.overInvoiced(row.orderNo, row.orderLineNo))
                            || row.invoiceNumber != null;
            if (needed) {
                suggest(List.of(row), actor);
            } else {
                row.status = ReturnStatus.NOT_NEEDED;
                row.refusal = null;
            }
            returns.updateById(row);
            tell(row.returnNo);
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
            boolean goods = row.quantity != null;
            BigDecimal open = goods ? row.quantity : row.amount;
            for (InvoicedLines.Part part : parts(row)) {
                BigDecimal size = open.min(goods ? goodsOf(part) : moneyOf(part));
                if (size.signum() > 0) {
                    byInvoice
                            .computeIfAbsent(part.invoiceNumber(), number -> new ArrayList<>())
                            .add(new Piece(row, part.invoiceLineNo(), size));
                    open = open.subtract(size);
                }
            }
            row.status = ReturnStatus.REFUSED;
            row.refusal = open.signum() > 0
                    ? Text.of("已开票且可冲红的不足 %s", "Less than %s of it is invoiced and can be reversed")
                            .with((goods ? row.quantity : row.amount)
                                    .stripTrailingZeros()
                                    .toPlainString())
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

    private BigDecimal goodsOf(InvoicedLines.Part part) {
        BigDecimal returnable = forms.returnable(part.invoiceNumber(), part.invoiceLineNo());
        return part.quantity() == null ? BigDecimal.ZERO : part.quantity().min(returnable);
    }

    private BigDecimal moneyOf(InvoicedLines.Part part) {
        BigDecimal allowable = forms.allowable(part.invoiceNumber(), part.invoiceLineNo());
        return part.amount() == null ? allowable : part.amount().min(allowable);
    }

    private void suggest(String invoiceNumber, List<Piece> pieces, String actor) {
        // A form has one reason, and an invoice one form at a time: what is left over waits until this one is issued.
        boolean goods = pieces.getFirst().row().quantity != null;
        pieces.stream()
                .filter(piece -> (piece.row().quantity != null) != goods)
                .forEach(piece -> piece.row().refusal = Text.of(
                                "发票 %s 先处理退货，折让待其完成后自动申请",
                                "Invoice %s: the goods come first, the allowance follows by itself")
                        .with(invoiceNumber)
                        .zh());
        suggest(
                invoiceNumber,
                goods ? RedReason.GOODS_RETURNED : RedReason.ALLOWANCE,
                pieces.stream()
                        .filter(piece -> (piece.row().quantity != null) == goods)
                        .toList(),
                actor);
    }

    private void suggest(String invoiceNumber, RedReason reason, List<Piece> pieces, String actor) {
        Map<Integer, BigDecimal> sizes = new LinkedHashMap<>();
        pieces.forEach(piece -> sizes.merge(piece.blueLine(), piece.size(), BigDecimal::add));
        List<WantedLine> wanted = sizes.entrySet().stream()
                .map(entry -> reason.amountOnly()
                        ? new WantedLine(entry.getKey(), null, null, entry.getValue())
                        : new WantedLine(entry.getKey(), null, entry.getValue(), null))
                .toList();
        ReturnRow first = pieces.getFirst().row();
        String why = "return " + first.returnNo + " of order " + first.orderNo;
        switch (forms.suggest(invoiceNumber, new RedPlan.Request(reason, wanted, null, false), actor, why)) {
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
                            positive(line.quantity()) != positive(line.amount()),
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

    private static boolean positive(BigDecimal figure) {
        return figure != null && figure.signum() > 0;
    }

    private ReturnRow begun(GoodsReturn goods, Line line, String actor) {
        ReturnRow row = new ReturnRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.returnNo = goods.returnNo();
        row.orderNo = goods.orderNo();
        row.orderLineNo = line.orderLineNo();
        row.quantity = line.quantity();
        row.amount = line.amount();
        row.status = ReturnStatus.REFUSED;
        row.invoiceNumber = line.invoiceNumber();
        row.invoiceLineNo = line.invoiceLineNo();
        row.note = RedFormBook.cut(goods.note(), 300);
        row.createdBy = actor;
        row.createdAt = clock.instant();
        return row;
    }
}
