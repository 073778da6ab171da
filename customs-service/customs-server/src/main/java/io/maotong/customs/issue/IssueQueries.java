package io.maotong.customs.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.customs.source.SourceParcels;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The exceptions list for people. */
@Component
class IssueQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "raisedAt", "raised_at", "dueAt", "due_at");
    private static final int MOST_FOUND = 1_000;
    private static final int PORTION = 500;

    private final IssueMapper mapper;
    private final StepMapper steps;
    private final SourceParcels parcels;
    private final PortErrors errors;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    IssueQueries(
            IssueMapper mapper,
            StepMapper steps,
            SourceParcels parcels,
            PortErrors errors,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.mapper = mapper;
        this.steps = steps;
        this.parcels = parcels;
        this.errors = errors;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** @param merchantId for operators: only of this merchant; null for all that the caller may see */
    PageResponse<IssueResponse> find(IssueFilter filter, Long merchantId, PageRequest page) {
        var rows = mapper.selectPage(page.toPage(SORTABLE, usualSort(filter)), query(filter, merchantId));
        Map<SourceParcels.Order, SourceParcels.Parcel> found = parcelsOf(rows.getRecords());
        return PageResponse.of(rows, row -> response(row, found));
    }

    /** The newest first; along the time where a time is asked for. */
    private static String usualSort(IssueFilter filter) {
        return filter.from() == null && filter.to() == null ? "id,desc" : "raisedAt,desc";
    }

    /** Every exception that is wanted, the newest first, a portion in memory at a time. */
    void each(IssueFilter filter, Long merchantId, Consumer<IssueResponse> consumer) {
        Long last = null;
        List<IssueRow> portion;
        do {
            portion = mapper.selectList(query(filter, merchantId)
                    .lt(last != null, "id", last)
                    .orderByDesc("id")
                    .last("LIMIT " + PORTION));
            Map<SourceParcels.Order, SourceParcels.Parcel> found = parcelsOf(portion);
            portion.forEach(row -> consumer.accept(response(row, found)));
            last = portion.isEmpty() ? null : portion.getLast().id;
        } while (portion.size() == PORTION);
    }

    IssueResponse get(long id) {
        IssueRow row = mapper.selectById(id);
        if (row == null) {
            throw new NotFoundException("exception", Ids.text(id));
        }
        return response(row, parcelsOf(List.of(row)));
    }

    /** What was done about it, the oldest first. */
    List<StepResponse> history(long id) {
        get(id);
        return steps.ofIssue(id).stream()
                .map(row -> new StepResponse(row.action.name(), row.owner, row.note, row.doneBy, row.doneAt))
                .toList();
    }

    private QueryWrapper<IssueRow> query(IssueFilter filter, Long merchantId) {
        Instant now = clock.instant();
        boolean overdue = Boolean.TRUE.equals(filter.overdue());
        boolean unowned = IssueFilter.NOBODY.equals(filter.owner());
        QueryWrapper<IssueRow> query = new QueryWrapper<IssueRow>()
                .eq(merchantId != null, "merchant_id", merchantId)
                .eq(filter.shown() != IssueFilter.Shown.ALL, "status", filter.shown())
                .eq(filter.kind() != null, "kind", filter.kind())
                .eq(filter.category() != null, "category", filter.category())
                .eq(filter.code() != null, "code", filter.code())
                .eq(filter.fixer() != null, "fixer", filter.fixer())
                .isNull(unowned, "owner")
                .eq(filter.owner() != null && !unowned, "owner", filter.owner())
                .eq(filter.severity() != null, "severity", filter.severity())
                .eq(overdue, "status", IssueStatus.OPEN)
                .lt(overdue, "due_at", now)
                .gt(Boolean.TRUE.equals(filter.escalated()), "escalation", 0)
                .eq(filter.batchId() != null, "batch_id", filter.batchId() == null ? null : Ids.parse(filter.batchId()))
                .eq(filter.orderNo() != null, "order_no", filter.orderNo())
                .ge(
                        filter.from() != null,
                        "raised_at",
                        filter.from() == null
                                ? null
                                : filter.from().atStartOfDay(BusinessTime.ZONE).toInstant())
                .lt(
                        filter.to() != null,
                        "raised_at",
                        filter.to() == null
                                ? null
                                : filter.to()
                                        .plusDays(1)
                                        .atStartOfDay(BusinessTime.ZONE)
                                        .toInstant());
        if (filter.q() != null && !filter.q().isBlank()) {
            String beginning = filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
            List<Long> ids = mapper.search(beginning, MOST_FOUND);
            if (ids.isEmpty()) {
                query.isNull("id");
            } else {
                query.in("id", ids);
            }
        }
        return query;
    }

    private Map<SourceParcels.Order, SourceParcels.Parcel> parcelsOf(Collection<IssueRow> rows) {
        return parcels.of(rows.stream()
                .filter(row -> row.orderNo != null)
                .map(IssueQueries::order)
                .collect(Collectors.toSet()));
    }

    private static SourceParcels.Order order(IssueRow row) {
        return new SourceParcels.Order(row.merchantId, row.orderNo);
    }

    private IssueResponse response(IssueRow row, Map<SourceParcels.Order, SourceParcels.Parcel> found) {
        return new IssueResponse(
                Ids.text(row.id),
                Long.toString(row.merchantId),
                row.kind,
                row.severity,
                row.documentId == null ? null : Ids.text(row.documentId),
                row.docType,
                row.orderNo,
                row.batchId == null ? null : Ids.text(row.batchId),
                row.reference,
                row.code,
                row.category,
                row.fixer,
                errors.mayResend(row.code),
                new IssueResponse.Advice(row.adviceZh, row.adviceEn),
                row.detail == null ? null : json.readTree(row.detail),
                parcel(row, found.get(order(row))),
                row.customsCode,
                row.chapter,
                row.carrierCode,
                row.status.name(),
                row.owner,
                row.raisedAt,
                row.dueAt,
                row.status == IssueStatus.OPEN && row.dueAt != null && row.dueAt.isBefore(clock.instant()),
                row.escalation,
                row.resolvedAt,
                row.resolvedBy,
                row.resolution);
    }

    private IssueResponse.Parcel parcel(IssueRow row, SourceParcels.Parcel parcel) {
        if (parcel == null) {
            return row.waybillNo == null ? null : new IssueResponse.Parcel(row.waybillNo, null, null, null);
        }
        CustomsSettings.TrackingPage page = parcel.carrier() == null
                ? null
                : settings.exceptions().tracking().get(parcel.carrier());
        return new IssueResponse.Parcel(
                parcel.trackingNo(),
                parcel.carrier(),
                "/api/merchant/shipments/" + parcel.shipmentId(),
                page == null
                        ? null
                        : page.address()
                                .replace("{no}", URLEncoder.encode(parcel.trackingNo(), StandardCharsets.UTF_8)));
    }
}
