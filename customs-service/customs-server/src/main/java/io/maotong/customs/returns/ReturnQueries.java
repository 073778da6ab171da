package io.maotong.customs.returns;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Returns for people. */
@Component
class ReturnQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");

    /**
     * @param status APPLYING, APPROVED, TALLYING, RETURNED or REFUSED
     * @param listId the list whose goods come back
     * @param lines null in lists
     * @param documents the application (213) and the count (215); null in lists
     */
    record ReturnResponse(
            String returnId,
            String returnNo,
            String listId,
            String inventoryNo,
            String orderNo,
            String status,
            String reason,
            Instant createdAt,
            List<Line> lines,
            List<Part> documents) {}

    record Line(int gnum, String commodityCode, String name, BigDecimal quantity, BigDecimal quantity1) {}

    record Part(String documentId, String type, String status, String returnInfo) {}

    private final ReturnMapper returns;
    private final ReturnLineMapper lines;
    private final Documents documents;

    ReturnQueries(ReturnMapper returns, ReturnLineMapper lines, Documents documents) {
        this.returns = returns;
        this.lines = lines;
        this.documents = documents;
    }

    PageResponse<ReturnResponse> find(String status, String listId, PageRequest page) {
        QueryWrapper<ReturnRow> query = new QueryWrapper<ReturnRow>()
                .eq(status != null, "status", status)
                .eq(listId != null, "list_id", listId == null ? null : Ids.parse(listId));
        return PageResponse.of(
                returns.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> response(row, null, null));
    }

    ReturnResponse get(String id) {
        ReturnRow row = returns.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("return", id);
        }
        List<Line> held =
                lines
                        .selectList(new QueryWrapper<ReturnLineRow>()
                                .eq("return_id", row.id)
                                .orderByAsc("gnum"))
                        .stream()
                        .map(line -> new Line(line.gnum, line.gcode, line.gname, line.quantity, line.quantity1))
                        .toList();
        List<CustomsDocument> parts = new ArrayList<>(documents.find(DocumentType.RETURN, "parent_id", row.id));
        parts.addAll(documents.find(DocumentType.RETURN_TALLY, "parent_id", row.id));
        return response(
                row,
                held,
                parts.stream()
                        .map(part -> new Part(
                                Ids.text(part.id()),
                                part.type().code(),
                                part.status().name(),
                                part.returnInfo()))
                        .toList());
    }

    private static ReturnResponse response(ReturnRow row, List<Line> lines, List<Part> parts) {
        return new ReturnResponse(
                Ids.text(row.id),
                row.returnNo,
                Ids.text(row.listId),
                row.invtNo,
                row.orderNo,
                row.status.name(),
                row.reason,
                row.createdAt,
                lines,
                parts);
    }
}
