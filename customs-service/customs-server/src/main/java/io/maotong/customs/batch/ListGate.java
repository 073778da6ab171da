package io.maotong.customs.batch;

import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.Documents;
import io.maotong.customs.exchange.TransmissionListener;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.qualification.Declarants;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets the lists of a page go once everything that belongs before them is under way; a list whose order, receipt or
 * waybill was refused stays, and follows when the corrected one is under way.
 */
@Component
final class ListGate implements TransmissionListener {

    private final BatchMapper batches;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;

    ListGate(BatchMapper batches, Documents documents, Transmissions transmissions, Declarants declarants) {
        this.batches = batches;
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
    }

    @Override
    public void sent(Long batchId, int chunk) {
        if (batchId == null) {
            return;
        }
        // Two messages of a page may arrive at the same time: the second must see the first.
        batches.lock(batchId);
        if (documents.isAnythingUnsentBefore(batchId, chunk)) {
            return;
        }
        List<CustomsDocument> lists = documents.listsToSend(batchId, chunk);
        if (!lists.isEmpty()) {
            transmissions.plan(declarants.current().orElseThrow(), lists);
        }
    }
}
