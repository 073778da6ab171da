package io.maotong.customs.manifest;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.DocumentStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What arrivals and departures need of manifests. */
@Component
public class Manifests {

    /** @param parts lists by part of the manifest, in their order */
    public record Facts(
            long manifestId,
            long batchId,
            String manifestNo,
            String billNo,
            String voyageNo,
            String trafName,
            String trafMode,
            String customsCode,
            boolean accepted,
            List<List<Long>> parts) {

        public List<Long> lists() {
            return parts.stream().flatMap(List::stream).toList();
        }
    }

    private final ManifestMapper manifests;
    private final ManifestLineMapper lines;

    Manifests(ManifestMapper manifests, ManifestLineMapper lines) {
        this.manifests = manifests;
        this.lines = lines;
    }

    /** Locks the manifest, so that it is not changed while it is reported. @throws NotFoundException if there is none */
    public Facts lock(String id) {
        ManifestRow row = manifests.lock(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("manifest", id);
        }
        Map<Long, List<Long>> parts = new LinkedHashMap<>();
        lines.ofManifest(row.id)
                .forEach(line -> parts.computeIfAbsent(line.documentId, part -> new ArrayList<>())
                        .add(line.listId));
        return new Facts(
                row.id,
                row.batchId,
                row.manifestNo,
                row.billNo,
                row.voyageNo,
                row.trafName,
                row.trafMode,
                row.customsCode,
                DocumentStatus.ACCEPTED.name().equals(row.status),
                List.copyOf(parts.values()));
    }

    /** Whether every manifest of a batch is among these. */
    public boolean areAllOf(long batchId, List<Long> manifestIds) {
        return manifests.selectList(new QueryWrapper<ManifestRow>().select("id").eq("batch_id", batchId)).stream()
                .allMatch(row -> manifestIds.contains(row.id));
    }
}
