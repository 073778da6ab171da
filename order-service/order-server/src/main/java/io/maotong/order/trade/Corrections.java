package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderColumn;
import io.maotong.order.draft.OrderDrafts;
import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Timeline;
import io.maotong.web.security.CurrentActor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes that wait until customs gives the order free: the list has to be cancelled or refused first. */
@Component
class Corrections {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "requestedAt", "requested_at", "orderNo", "order_no");

    private final CorrectionMapper corrections;
    private final OrderChanges changes;
    private final OrderDrafts drafts;
    private final Timeline timeline;
    private final Standings standings;
    private final JsonMapper json;
    private final Clock clock;

    Corrections(
            CorrectionMapper corrections,
            OrderChanges changes,
            OrderDrafts drafts,
            Timeline timeline,
            Standings standings,
            JsonMapper json,
            Clock clock) {
        this.corrections = corrections;
        this.changes = changes;
        this.drafts = drafts;
        this.timeline = timeline;
        this.standings = standings;
        this.json = json;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the order has an open one */
    String request(String orderNo, List<EnteredLine> rows, ChangeOutcome.Late late, String reason) {
        CorrectionRow row = new CorrectionRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = orderNo;
        row.openOrderNo = orderNo;
        row.seenVersion = late.version();
        row.status = CorrectionStatus.OPEN;
        row.reason = reason;
        row.content =
                json.writeValueAsString(rows.stream().map(EnteredLine::cells).toList());
        row.difference = json.writeValueAsString(late.changes());
        row.requestedBy = CurrentActor.get().id();
        row.requestedAt = clock.instant();
        corrections.insert(row);
        return Ids.text(row.id);
    }

    boolean isOpen(String orderNo) {
        return corrections.selectCount(new QueryWrapper<CorrectionRow>().eq("open_order_no", orderNo)) > 0;
    }

    PageResponse<CorrectionResponse> find(CorrectionStatus status, String orderNo, PageRequest page) {
        QueryWrapper<CorrectionRow> query = new QueryWrapper<CorrectionRow>()
                .select(
                        "id",
                        "order_no",
                        "seen_version",
                        "status",
                        "reason",
                        "difference",
                        "requested_by",
                        "requested_at",
                        "closed_by",
                        "closed_at");
        query.eq(status != null, "status", status);
        query.eq(orderNo != null && !orderNo.isBlank(), "order_no", orderNo);
        var found = corrections.selectPage(page.toPage(SORTABLE, "requestedAt,desc"), query);
        Map<String, List<Happening>> happened = timeline.of(found.getRecords().stream()
                .filter(row -> row.status == CorrectionStatus.OPEN)
                .map(row -> row.orderNo)
                .collect(Collectors.toSet()));
        return PageResponse.of(found, row -> response(row, happened.getOrDefault(row.orderNo, List.of())));
    }

    CorrectionResponse get(long id) {
        CorrectionRow row = row(id);
        return response(row, timeline.of(row.orderNo));
    }

    /** Makes the change now, by the rules of today. */
    CorrectionResponse apply(long id) {
        CorrectionRow row = open(id, "apply");
        List<Map<OrderColumn, String>> cells = json.readValue(row.content, new TypeReference<>() {});
        List<EnteredLine> rows = new ArrayList<>();
        cells.forEach(line -> rows.add(new EnteredLine(rows.size() + 1, line)));
        OrderDrafts.Checked checked = drafts.check(List.of(rows), false).getFirst();
        if (!checked.found().areClean()) {
            throw new BusinessException(
                    OrderError.ORDER_INVALID, checked.found().errors());
        }
        String actor = CurrentActor.get().id();
        ChangeOutcome outcome = changes.change(
                        List.of(new OrderChanges.Wanted(checked.order(), null)), actor, row.reason, false)
                .get(row.orderNo);
        switch (outcome) {
            case ChangeOutcome.Changed changed -> close(row, CorrectionStatus.APPLIED, actor);
            case ChangeOutcome.Unchanged unchanged -> close(row, CorrectionStatus.APPLIED, actor);
            case ChangeOutcome.Late late ->
                throw new BusinessException(
                        OrderError.ORDER_FROZEN,
                        Text.of(
                                "海关仍持有原清单：请先在报关中撤销清单，海关同意后再应用更正",
                                "Customs still holds the old list: cancel it there, then apply the correction"));
            case ChangeOutcome.Refused refused ->
                throw new BusinessException(OrderError.ORDER_FROZEN, refused.violations());
            case ChangeOutcome.Outdated outdated -> throw new IllegalStateException("no version was asked for");
            case ChangeOutcome.Unknown unknown -> throw new NotFoundException("order", row.orderNo);
        }
        return get(id);
    }

    CorrectionResponse withdraw(long id) {
        CorrectionRow row = open(id, "withdraw");
        close(row, CorrectionStatus.WITHDRAWN, CurrentActor.get().id());
        return get(id);
    }

    private CorrectionRow open(long id, String action) {
        CorrectionRow row = row(id);
        if (row.status != CorrectionStatus.OPEN) {
            throw new IllegalTransition("correction", row.status, action);
        }
        return row;
    }

    private void close(CorrectionRow row, CorrectionStatus status, String actor) {
        CorrectionStatus before = row.status;
        row.status = status;
        row.openOrderNo = null;
        row.closedBy = actor;
        row.closedAt = clock.instant();
        if (corrections.update(
                        row, new QueryWrapper<CorrectionRow>().eq("id", row.id).eq("status", before))
                == 0) {
            throw new IllegalTransition("correction", status, "close");
        }
    }

    private CorrectionRow row(long id) {
        CorrectionRow row = corrections.selectOne(new QueryWrapper<CorrectionRow>().eq("id", id));
        if (row == null) {
            throw new NotFoundException("correction", id);
        }
        return row;
    }

    private CorrectionResponse response(CorrectionRow row, List<Happening> happened) {
        return new CorrectionResponse(
                Ids.text(row.id),
                row.orderNo,
                row.seenVersion,
                row.status,
                row.status == CorrectionStatus.OPEN && !standings.atCustoms(happened),
                row.reason,
                json.readValue(row.difference, new TypeReference<>() {}),
                row.requestedBy,
                row.requestedAt,
                row.closedBy,
                row.closedAt);
    }
}
