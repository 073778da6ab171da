package io.maotong.customs.manifest;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Manifests for people. */
@Component
class ManifestQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");

    private final ManifestMapper manifests;
    private final Documents documents;

    ManifestQueries(ManifestMapper manifests, Documents documents) {
        this.manifests = manifests;
        this.documents = documents;
    }

    PageResponse<ManifestResponse> find(String status, String batchId, PageRequest page) {
        QueryWrapper<ManifestRow> query = new QueryWrapper<ManifestRow>()
                .eq(status != null, "status", status)
                .eq(batchId != null, "batch_id", batchId == null ? null : Ids.parse(batchId));
        return PageResponse.of(
                manifests.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> response(row, List.of()));
    }

    ManifestResponse get(String id) {
        ManifestRow row = manifests.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("manifest", id);
        }
        return response(row, documents.find(DocumentType.MANIFEST, "parent_id", row.id));
    }

    static ManifestResponse response(ManifestRow row, List<CustomsDocument> parts) {
        return new ManifestResponse(
                Ids.text(row.id),
                row.manifestNo,
                Ids.text(row.batchId),
                row.billNo,
                row.voyageNo,
                row.trafName,
                row.grossWeight,
                row.status,
                row.lists,
                row.createdAt,
                parts.stream()
                        .map(part -> new ManifestResponse.Part(
                                Ids.text(part.id()),
                                part.copNo(),
                                part.logisticsCode(),
                                part.status().name(),
                                part.returnInfo()))
                        .toList());
    }
}
