package io.maotong.customs.border;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.Documents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Arrivals and departures for people. */
@Component
class BorderQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    private final BorderMapper reports;
    private final Documents documents;

    BorderQueries(BorderMapper reports, Documents documents) {
        this.reports = reports;
        this.documents = documents;
    }

    PageResponse<BorderResponse> find(BorderKind kind, String status, PageRequest page) {
        QueryWrapper<BorderRow> query =
                new QueryWrapper<BorderRow>().eq("kind", kind).eq(status != null, "status", status);
        return PageResponse.of(
                reports.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> response(row, List.of()));
    }

    BorderResponse get(BorderKind kind, String id) {
        BorderRow row = reports.selectById(Ids.parse(id));
        if (row == null || row.kind != kind) {
            throw new NotFoundException(kind.name().toLowerCase(Locale.ROOT), id);
        }
        return response(row, documents.find(kind.type(), "parent_id", row.id));
    }

    static BorderResponse response(BorderRow row, List<CustomsDocument> parts) {
        return new BorderResponse(
                Ids.text(row.id),
                row.kind.name(),
                row.reportNo,
                Ids.text(row.manifestId),
                Ids.text(row.batchId),
                row.status,
                row.leftAt,
                row.parcels,
                row.createdAt,
                parts.stream()
                        .map(part -> new BorderResponse.Part(
                                Ids.text(part.id()),
                                part.copNo(),
                                part.logisticsCode(),
                                part.status().name(),
                                part.returnInfo()))
                        .toList());
    }
}
