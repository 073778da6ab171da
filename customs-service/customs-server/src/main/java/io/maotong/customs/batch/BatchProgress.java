package io.maotong.customs.batch;

import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.DocumentsListener;
import io.maotong.customs.document.RecurringWork;
import io.maotong.customs.document.StatusCount;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the status of a batch in step with its lists. Counted after the commit of a page of receipts, in a transaction of
 * its own; if the process dies in between, the watchdog counts again.
 */
@Component
class BatchProgress implements DocumentsListener, RecurringWork {

    private static final Duration STALE = Duration.ofMinutes(5);
    private static final int PORTION = 200;

    private final BatchMapper batches;
    private final BatchOrderMapper members;
    private final ObjectProvider<Documents> documents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchProgress(
            BatchMapper batches,
            BatchOrderMapper members,
            ObjectProvider<Documents> documents,
            PlatformTransactionManager manager,
            Clock clock) {
        this.batches = batches;
        this.members = members;
        this.documents = documents;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public void changed(List<CustomsDocument> changed) {
        Set<Long> touched = changed.stream()
                .filter(document -> document.type() == DocumentType.LIST && document.batchId() != null)
                .filter(document -> document.status().isReleased()
                        || document.status() == DocumentStatus.CANCELLED
                        || document.status().isFailure())
                .map(CustomsDocument::batchId)
                .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
        if (touched.isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        long merchantId = MerchantScope.merchantId();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    MerchantScope.run(merchantId, () -> touched.forEach(BatchProgress.this::count));
                }
            }
        });
    }

    /** Counts the lists of a batch and moves it accordingly. */
    void count(long batchId) {
        transaction.executeWithoutResult(status -> {
            BatchRow batch = batches.lock(batchId);
            if (batch == null || !batch.status.followsReceipts()) {
                return;
            }
            int open = members.undeclared(batchId);
            int released = 0;
            int closed = 0;
            for (StatusCount count : documents.getObject().countByStatus(batchId, DocumentType.LIST)) {
                if (count.status() == DocumentStatus.CLOSED) {
                    closed += (int) count.documents();
                }
                if (count.status().isReleased()) {
                    released += (int) count.documents();
                } else if (count.status() != DocumentStatus.CANCELLED
                        && count.status() != DocumentStatus.RETURNED_ABROAD) {
                    open += (int) count.documents();
                }
            }
            batches.progress(batchId, next(batch.status, open, released, closed), released, closed, clock.instant());
        });
    }

    private static BatchStatus next(BatchStatus now, int open, int released, int closed) {
        if (now == BatchStatus.MANIFESTED || now == BatchStatus.DEPARTED) {
            return open == 0 && released > 0 && released == closed ? BatchStatus.CLOSED : now;
        }
        if (released == 0) {
            return now;
        }
        return open == 0 ? BatchStatus.RELEASED : BatchStatus.PARTLY_RELEASED;
    }

    /** Counts batches that nobody has counted for a while. */
    @Override
    public void run() {
        List<BatchRow> stale = MerchantScope.everywhere(
                "a job for all merchants",
                () -> batches.unrefreshed(clock.instant().minus(STALE), PORTION));
        stale.forEach(row -> MerchantScope.run(row.merchantId, () -> count(row.id)));
    }

    /** A manifest was accepted for the batch. */
    void manifested(long batchId) {
        BatchRow batch = batches.lock(batchId);
        if (batch != null && batch.status.followsReceipts() && batch.status != BatchStatus.DEPARTED) {
            batches.progress(batchId, BatchStatus.MANIFESTED, batch.released, batch.closed, clock.instant());
        }
    }

    /** Everything that is on its manifest left the country. */
    void departed(long batchId) {
        BatchRow batch = batches.lock(batchId);
        if (batch != null && batch.status.followsReceipts()) {
            batches.progress(batchId, BatchStatus.DEPARTED, batch.released, batch.closed, clock.instant());
        }
    }
}
