package io.maotong.customs.receipt;

import io.maotong.core.id.Ids;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.customs.document.DocumentQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** Receipts for people. */
@Component
class ReceiptQueries {

    private final ReceiptMapper receipts;
    private final DocumentQueries documents;

    ReceiptQueries(ReceiptMapper receipts, DocumentQueries documents) {
        this.receipts = receipts;
        this.documents = documents;
    }

    List<ReceiptResponse> of(String id) {
        documents.get(id);
        return receipts.ofDocument(Ids.parse(id)).stream()
                .map(row -> new ReceiptResponse(
                        row.returnStatus,
                        row.returnTime,
                        row.returnInfo,
                        PortErrors.decision(row.returnInfo).orElse(null),
                        row.invtNo,
                        row.state,
                        row.receivedAt))
                .toList();
    }
}
