package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Documents for people. */
@Component
public class DocumentQueries {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "createdAt", "created_at", "status", "status", "releasedAt", "released_at");

    /**
     * @param type 303, 403, 505, 507, 509, 603, 605, 607, 701, 213 or 215
     * @param appType 1 added, 2 changed, 3 deleted
     * @param advice what to do, if something is wrong; in Chinese
     */
    public record DocumentResponse(
            String documentId,
            String type,
            String orderNo,
            String batchId,
            String copNo,
            String logisticsNo,
            int version,
            String appType,
            String status,
            String returnStatus,
            String returnTime,
            String returnInfo,
            String advice,
            String preNo,
            String inventoryNo,
            String sumNo,
            Instant submittedAt,
            Instant acceptedAt,
            Instant releasedAt,
            Instant departedAt,
            Instant createdAt) {}

    /** @param changes fields that differ from the version before, with both values */
    public record VersionResponse(
            int version,
            String guid,
            String appType,
            String appTime,
            String reason,
            String createdBy,
            Instant createdAt,
            String transmissionId,
            DocumentContent content,
            List<Change> changes) {}

    public record Change(String field, String before, String after) {}

    private final DocumentMapper documents;
    private final VersionMapper versions;
    private final PortErrors errors;
    private final JsonMapper json;

    DocumentQueries(DocumentMapper documents, VersionMapper versions, PortErrors errors, JsonMapper json) {
        this.documents = documents;
        this.versions = versions;
        this.errors = errors;
        this.json = json;
    }

    public PageResponse<DocumentResponse> find(
            String type, String status, String batchId, String orderNo, PageRequest page) {
        QueryWrapper<DocumentRow> query = new QueryWrapper<DocumentRow>()
                .eq(type != null, "doc_type", type)
                .eq(status != null, "status", status)
                .eq(batchId != null, "batch_id", batchId == null ? null : Ids.parse(batchId))
                .eq(orderNo != null, "order_no", orderNo);
        return PageResponse.of(documents.selectPage(page.toPage(SORTABLE, "id,desc"), query), this::response);
    }

    public DocumentResponse get(String id) {
        return response(row(id));
    }

    /** All versions, the newest last, each with what it changed. */
    public List<VersionResponse> versions(String id) {
        DocumentRow document = row(id);
        List<VersionResponse> all = new ArrayList<>();
        DocumentContent before = null;
        for (VersionRow row : versions.ofDocument(document.id)) {
            DocumentContent content = json.readValue(row.content, DocumentContent.class);
            all.add(new VersionResponse(
                    row.version,
                    row.guid,
                    row.appType,
                    row.appTime,
                    row.reason,
                    row.createdBy,
                    row.createdAt,
                    row.transmissionId == null ? null : Ids.text(row.transmissionId),
                    content,
                    before == null ? List.of() : changes(before, content)));
            before = content;
        }
        return all;
    }

    private static List<Change> changes(DocumentContent before, DocumentContent after) {
        List<Change> changes = new ArrayList<>();
        changes("", before.head(), after.head(), changes);
        for (int index = 0; index < Math.max(before.rows().size(), after.rows().size()); index++) {
            changes(
                    "rows[" + index + "].",
                    index < before.rows().size() ? before.rows().get(index) : Map.of(),
                    index < after.rows().size() ? after.rows().get(index) : Map.of(),
                    changes);
        }
        return changes;
    }

    private static void changes(
            String path, Map<String, String> before, Map<String, String> after, List<Change> found) {
        TreeSet<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            String old = before.get(field);
            String now = after.get(field);
            if (old == null ? now != null : !old.equals(now)) {
                found.add(new Change(path + field, old, now));
            }
        }
    }

    private DocumentRow row(String id) {
        DocumentRow row = documents.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("document", id);
        }
        return row;
    }

    private DocumentResponse response(DocumentRow row) {
        return new DocumentResponse(
                Ids.text(row.id),
                row.docType,
                row.orderNo,
                row.batchId == null ? null : Ids.text(row.batchId),
                row.copNo,
                row.logisticsNo,
                row.version,
                row.appType,
                row.status.name(),
                row.returnStatus,
                row.returnTime,
                row.returnInfo,
                row.status.isFailure() && row.returnStatus != null
                        ? errors.of(row.returnStatus, row.returnInfo).text().zh()
                        : null,
                row.preNo,
                row.invtNo,
                row.sumNo,
                row.submittedAt,
                row.acceptedAt,
                row.releasedAt,
                row.departedAt,
                row.createdAt);
    }
}
