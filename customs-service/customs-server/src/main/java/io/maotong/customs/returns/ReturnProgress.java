package io.maotong.customs.returns;

import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.DocumentsListener;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Moves a return along with the receipts of its two documents. */
@Component
final class ReturnProgress implements DocumentsListener {

    private final ReturnMapper returns;
    private final Clock clock;

    ReturnProgress(ReturnMapper returns, Clock clock) {
        this.returns = returns;
        this.clock = clock;
    }

    @Override
    public void changed(List<CustomsDocument> documents) {
        documents.stream()
                .filter(document ->
                        document.type() == DocumentType.RETURN || document.type() == DocumentType.RETURN_TALLY)
                .filter(document -> document.parentId() != null)
                .forEach(this::follow);
    }

    private void follow(CustomsDocument document) {
        ReturnRow row = returns.lock(document.parentId());
        if (row == null) {
            return;
        }
        ReturnStatus next = document.type() == DocumentType.RETURN
                ? row.status.applied(
                        document.status().isReleased(), document.status().isFailure())
                : row.status.tallied(
                        document.status().isAccepted(), document.status().isFailure());
        if (next != row.status) {
            returns.settle(row.id, next, clock.instant());
        }
    }
}
