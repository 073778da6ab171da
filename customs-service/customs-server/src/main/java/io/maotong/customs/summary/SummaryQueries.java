package io.maotong.customs.summary;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Summaries for people. */
@Component
class SummaryQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");

    private final SummaryMapper summaries;
    private final SummaryService service;
    private final JsonMapper json;

    SummaryQueries(SummaryMapper summaries, SummaryService service, JsonMapper json) {
        this.summaries = summaries;
        this.service = service;
        this.json = json;
    }

    PageResponse<SummaryResponse> find(String status, PageRequest page) {
        QueryWrapper<SummaryRow> query = new QueryWrapper<SummaryRow>().eq(status != null, "status", status);
        return PageResponse.of(
                summaries.selectPage(page.toPage(SORTABLE, "id,desc"), query),
                row -> response(row, List.of(), List.of()));
    }

    SummaryResponse get(String id) {
        SummaryRow row = summaries.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("summary", id);
        }
        return response(row, service.entriesOf(row), service.expectedOf(row));
    }

    SummaryResponse created(SummaryRow row) {
        return response(row, List.of(), service.expectedOf(row));
    }

    private SummaryResponse response(SummaryRow row, List<String> entries, List<MergedLine> expected) {
        return new SummaryResponse(
                Ids.text(row.id),
                row.summaryNo,
                row.period,
                row.batchId == null ? null : Ids.text(row.batchId),
                row.status,
                row.sumNo,
                row.lists,
                entries,
                expected,
                row.mismatch == null ? null : json.readTree(row.mismatch),
                row.createdAt);
    }
}
