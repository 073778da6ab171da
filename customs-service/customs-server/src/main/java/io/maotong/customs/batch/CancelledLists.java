package io.maotong.customs.batch;

import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.DocumentsListener;
import java.util.List;
import org.springframework.stereotype.Component;

/** An order whose list was cancelled leaves its batch: it may be corrected and declared in another one. */
@Component
final class CancelledLists implements DocumentsListener {

    private final BatchOrderMapper members;

    CancelledLists(BatchOrderMapper members) {
        this.members = members;
    }

    @Override
    public void changed(List<CustomsDocument> documents) {
        documents.stream()
                .filter(document -> document.type() == DocumentType.LIST
                        && document.status() == DocumentStatus.CANCELLED
                        && document.batchId() != null)
                .forEach(list -> members.leave(list.batchId(), list.orderNo()));
    }
}
