package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The exceptions list for people. */
@Component
class IssueQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "raisedAt", "raised_at");

    private final IssueMapper mapper;
    private final JsonMapper json;
    private final Clock clock;

    IssueQueries(IssueMapper mapper, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
    }

    PageResponse<IssueResponse> find(String status, String kind, String batchId, String orderNo, PageRequest page) {
        QueryWrapper<IssueRow> query = new QueryWrapper<IssueRow>()
                .eq("status", status)
                .eq(kind != null, "kind", kind)
                .eq(batchId != null, "batch_id", batchId == null ? null : Ids.parse(batchId))
                .eq(orderNo != null, "order_no", orderNo);
        return PageResponse.of(mapper.selectPage(page.toPage(SORTABLE, "id,desc"), query), this::response);
    }

    IssueResponse resolve(String id, String by, String resolution) {
        mapper.resolve(Ids.parse(id), by, resolution, clock.instant());
        IssueRow row = mapper.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("exception", id);
        }
        return response(row);
    }

    private IssueResponse response(IssueRow row) {
        return new IssueResponse(
                Ids.text(row.id),
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
                new IssueResponse.Advice(row.adviceZh, row.adviceEn),
                row.detail == null ? null : json.readTree(row.detail),
                row.status,
                row.raisedAt,
                row.resolvedAt,
                row.resolution);
    }
}
