package io.maotong.customs.border;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.customs.batch.Batches;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.DocumentsListener;
import io.maotong.customs.document.StatusCount;
import io.maotong.customs.manifest.Manifests;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A report is confirmed when customs confirmed all of its parts; lists on a confirmed departure have left. */
@Component
class BorderProgress implements DocumentsListener {

    private final BorderMapper reports;
    private final ObjectProvider<Documents> documents;
    private final ObjectProvider<Batches> batches;
    private final ObjectProvider<Manifests> manifests;
    private final Clock clock;

    BorderProgress(
            BorderMapper reports,
            ObjectProvider<Documents> documents,
            ObjectProvider<Batches> batches,
            ObjectProvider<Manifests> manifests,
            Clock clock) {
        this.reports = reports;
        this.documents = documents;
        this.batches = batches;
        this.manifests = manifests;
        this.clock = clock;
    }

    @Override
    public void changed(List<CustomsDocument> changed) {
        changed.stream()
                .filter(document ->
                        document.type() == DocumentType.ARRIVAL || document.type() == DocumentType.DEPARTURE)
                .filter(document -> document.parentId() != null)
                .collect(Collectors.groupingBy(CustomsDocument::parentId))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(parts -> follow(parts.getKey(), parts.getValue()));
    }

    private void follow(long reportId, List<CustomsDocument> changed) {
        BorderRow row = reports.lock(reportId);
        if (row == null) {
            return;
        }
        if (row.kind == BorderKind.DEPARTURE) {
            changed.stream()
                    .filter(part -> part.status() == DocumentStatus.APPROVED)
                    .forEach(part -> leave(part, row));
        }
        List<StatusCount> counts = documents.getObject().countByParent(reportId);
        boolean confirmed = counts.stream().allMatch(count -> count.status().isAccepted());
        boolean failed = counts.stream().anyMatch(count -> count.status().isFailure());
        String status = confirmed ? "CONFIRMED" : failed ? "FAILED" : "DECLARING";
        if (!status.equals(row.status)) {
            reports.settle(reportId, status, clock.instant());
            if (confirmed && row.kind == BorderKind.DEPARTURE) {
                batch(row);
            }
        }
    }

    private void leave(CustomsDocument part, BorderRow row) {
        Set<String> numbers =
                documents.getObject().currentVersions(List.of(part.id())).getFirst().content().rows().stream()
                        .map(parcel -> parcel.get("logisticsNo"))
                        .collect(Collectors.toSet());
        List<Long> lists = documents.getObject().find(DocumentType.LIST, "logistics_no", numbers).stream()
                .filter(list -> part.logisticsCode().equals(list.logisticsCode()))
                .filter(list -> list.status().isReleased() && list.departedAt() == null)
                .map(CustomsDocument::id)
                .toList();
        if (!lists.isEmpty()) {
            documents.getObject().depart(documents.getObject().lock(lists), row.leftAt);
        }
    }

    private void batch(BorderRow row) {
        List<Long> left = reports
                .selectList(new QueryWrapper<BorderRow>()
                        .select("manifest_id")
                        .eq("kind", BorderKind.DEPARTURE)
                        .eq("batch_id", row.batchId)
                        .eq("status", "CONFIRMED"))
                .stream()
                .map(one -> one.manifestId)
                .toList();
        if (manifests.getObject().areAllOf(row.batchId, left)) {
            batches.getObject().departed(row.batchId);
        }
    }
}
