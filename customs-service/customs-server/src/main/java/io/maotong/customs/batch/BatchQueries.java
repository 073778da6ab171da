package io.maotong.customs.batch;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.StatusCount;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Batches for people. */
@Component
class BatchQueries {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "createdAt", "created_at", "status", "status");

    private final BatchMapper batches;
    private final BatchOrderMapper members;
    private final Documents documents;

    BatchQueries(BatchMapper batches, BatchOrderMapper members, Documents documents) {
        this.batches = batches;
        this.members = members;
        this.documents = documents;
    }

    PageResponse<BatchResponse> find(String status, PageRequest page) {
        QueryWrapper<BatchRow> query = new QueryWrapper<BatchRow>().eq(status != null, "status", status);
        return PageResponse.of(
                batches.selectPage(page.toPage(SORTABLE, "id,desc"), query),
                row -> BatchResponse.of(row, null, List.of(), List.of()));
    }

    BatchResponse get(String id) {
        BatchRow row = find(id);
        Map<String, Map<String, Long>> byType = new LinkedHashMap<>();
        for (DocumentType type :
                List.of(DocumentType.ORDER, DocumentType.RECEIPTS, DocumentType.WAYBILL, DocumentType.LIST)) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (StatusCount count : documents.countByStatus(row.id, type)) {
                counts.put(count.status().name(), count.documents());
            }
            byType.put(type.code(), counts);
        }
        List<BatchResponse.Missing> missing = new ArrayList<>();
        members.selectList(new QueryWrapper<BatchOrderRow>()
                        .eq("batch_id", row.id)
                        .eq("state", "LEFT_OUT")
                        .orderByAsc("seq")
                        .last("LIMIT 500"))
                .forEach(member -> missing.add(new BatchResponse.Missing(member.orderNo, List.of("RULE"))));
        return BatchResponse.of(
                row,
                new BatchResponse.Progress(
                        byType.get(DocumentType.LIST.code()),
                        byType,
                        members.undeclared(row.id),
                        Math.toIntExact(members.selectCount(new QueryWrapper<BatchOrderRow>()
                                .eq("batch_id", row.id)
                                .eq("state", "HELD")))),
                List.of(Ids.text(row.id)),
                missing);
    }

    private BatchRow find(String id) {
        BatchRow row = batches.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("batch", id);
        }
        return row;
    }
}
