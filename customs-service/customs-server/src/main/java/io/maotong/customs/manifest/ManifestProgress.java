package io.maotong.customs.manifest;

import io.maotong.customs.batch.Batches;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.DocumentsListener;
import io.maotong.customs.document.StatusCount;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A manifest is accepted when all of its parts are. */
@Component
class ManifestProgress implements DocumentsListener {

    private final ManifestMapper manifests;
    private final ManifestLineMapper lines;
    private final ObjectProvider<Documents> documents;
    private final ObjectProvider<Batches> batches;
    private final Clock clock;

    ManifestProgress(
            ManifestMapper manifests,
            ManifestLineMapper lines,
            ObjectProvider<Documents> documents,
            ObjectProvider<Batches> batches,
            Clock clock) {
        this.manifests = manifests;
        this.lines = lines;
        this.documents = documents;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public void changed(List<CustomsDocument> changed) {
        List<Long> cancelled = changed.stream()
                .filter(document ->
                        document.type() == DocumentType.LIST && document.status() == DocumentStatus.CANCELLED)
                .map(CustomsDocument::id)
                .toList();
        if (!cancelled.isEmpty()) {
            lines.release(cancelled);
        }
        changed.stream()
                .filter(document -> document.type() == DocumentType.MANIFEST)
                .map(CustomsDocument::parentId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(this::count);
    }

    private void count(long manifestId) {
        // Parts may be accepted at the same time: the later one must see the earlier.
        ManifestRow row = manifests.lock(manifestId);
        List<StatusCount> counts = documents.getObject().countByParent(manifestId);
        boolean accepted = counts.stream().allMatch(count -> count.status().isAccepted());
        boolean failed = counts.stream().anyMatch(count -> count.status().isFailure());
        String status = accepted ? DocumentStatus.ACCEPTED.name() : failed ? "FAILED" : "DECLARING";
        if (!status.equals(row.status)) {
            manifests.settle(manifestId, status, clock.instant());
            if (accepted) {
                batches.getObject().manifested(row.batchId);
            }
        }
    }
}
