package io.maotong.order.trade;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeTables;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderDrafts;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** One order that a person enters or changes. */
@Service
class OrderEntry {

    private final OrderDrafts drafts;
    private final OrderBook book;
    private final OrderChanges changes;
    private final Corrections corrections;
    private final CodeTables codes;

    OrderEntry(OrderDrafts drafts, OrderBook book, OrderChanges changes, Corrections corrections, CodeTables codes) {
        this.drafts = drafts;
        this.book = book;
        this.changes = changes;
        this.corrections = corrections;
        this.codes = codes;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the number is taken */
    String place(List<EnteredLine> rows) {
        OrderDrafts.Checked checked = clean(rows, true);
        book.place(
                book.prepare(List.of(checked.order()), codes.today(), null),
                CurrentActor.get().id());
        return checked.order().draft().orderNo();
    }

    /** What a change would do, without doing it. */
    ChangeResponse compare(String orderNo, ChangeRequest request, Locale locale) {
        OrderDrafts.Checked checked = clean(rowsOf(orderNo, request), false);
        ChangeOutcome outcome = outcome(orderNo, checked, request, true);
        return switch (outcome) {
            case ChangeOutcome.Late late ->
                new ChangeResponse(
                        orderNo,
                        ChangeResponse.Result.CORRECTION_REQUESTED,
                        late.version(),
                        null,
                        late.changes(),
                        null);
            case ChangeOutcome.Refused refused ->
                new ChangeResponse(
                        orderNo,
                        ChangeResponse.Result.REFUSED,
                        null,
                        null,
                        null,
                        refused.violations().stream()
                                .map(violation -> Problem.Item.of(violation, locale))
                                .toList());
            default -> response(orderNo, outcome);
        };
    }

    /** Changes the order, or notes a correction if customs holds the old content. */
    ChangeResponse change(String orderNo, ChangeRequest request) {
        List<EnteredLine> rows = rowsOf(orderNo, request);
        OrderDrafts.Checked checked = clean(rows, false);
        ChangeOutcome outcome = outcome(orderNo, checked, request, false);
        if (outcome instanceof ChangeOutcome.Late late) {
            String id = corrections.request(orderNo, rows, late, request.reason());
            return new ChangeResponse(
                    orderNo, ChangeResponse.Result.CORRECTION_REQUESTED, late.version(), id, late.changes(), null);
        }
        return response(orderNo, outcome);
    }

    private ChangeOutcome outcome(String orderNo, OrderDrafts.Checked checked, ChangeRequest request, boolean dry) {
        return changes.change(
                        List.of(new OrderChanges.Wanted(checked.order(), request.version())),
                        CurrentActor.get().id(),
                        request.reason(),
                        dry)
                .get(orderNo);
    }

    private static ChangeResponse response(String orderNo, ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Changed changed ->
                new ChangeResponse(
                        orderNo, ChangeResponse.Result.CHANGED, changed.version(), null, changed.changes(), null);
            case ChangeOutcome.Unchanged unchanged ->
                new ChangeResponse(
                        orderNo, ChangeResponse.Result.UNCHANGED, unchanged.version(), null, List.of(), null);
            case ChangeOutcome.Refused refused ->
                throw new BusinessException(OrderError.ORDER_FROZEN, refused.violations());
            case ChangeOutcome.Outdated outdated ->
                throw new BusinessException(
                        CommonError.CHANGED_MEANWHILE,
                        Text.of("订单已是版本 %d，请刷新后再改", "The order is at version %d now: reload it")
                                .with(outdated.version()));
            case ChangeOutcome.Unknown unknown -> throw new NotFoundException("order", orderNo);
            case ChangeOutcome.Late late -> throw new IllegalStateException("a late change is a correction");
        };
    }

    private static List<EnteredLine> rowsOf(String orderNo, ChangeRequest request) {
        if (!orderNo.equals(request.order().orderNo())) {
            throw new BusinessException(
                    OrderError.ORDER_INVALID,
                    List.of(Violation.of(
                            OrderError.ORDER_INVALID,
                            "orderNo",
                            "ORDER_NO",
                            orderNo,
                            Text.of("订单编号不能修改", "The order number cannot be changed"))));
        }
        return request.order().toRows();
    }

    private OrderDrafts.Checked clean(List<EnteredLine> rows, boolean asNew) {
        OrderDrafts.Checked checked = drafts.check(List.of(rows), asNew).getFirst();
        if (!checked.found().areClean()) {
            throw new BusinessException(
                    OrderError.ORDER_INVALID, checked.found().errors());
        }
        return checked;
    }
}
