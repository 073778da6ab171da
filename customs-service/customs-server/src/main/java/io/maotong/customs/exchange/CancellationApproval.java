package io.maotong.customs.exchange;

import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.DocumentsListener;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A list is cancelled when customs approves the application (606 with 399). */
@Component
final class CancellationApproval implements DocumentsListener {

    private final ObjectProvider<Documents> documents;

    CancellationApproval(ObjectProvider<Documents> documents) {
        this.documents = documents;
    }

    @Override
    public void changed(List<CustomsDocument> changed) {
        List<Long> lists = changed.stream()
                .filter(document -> document.type() == DocumentType.CANCELLATION)
                .filter(document -> document.status() == DocumentStatus.CANCEL_APPROVED)
                .map(CustomsDocument::parentId)
                .sorted()
                .toList();
        if (!lists.isEmpty()) {
            documents.getObject().cancel(documents.getObject().lock(lists));
        }
    }
}
