package io.maotong.customs.batch;

import org.springframework.stereotype.Component;

/** What manifests and summaries need of batches. */
@Component
public class Batches {

    /** A batch that a manifest may be made for. */
    public record Facts(
            long batchId, String tradeMode, String customsCode, String portCode, String trafMode, String loctNo) {}

    private final BatchProgress progress;
    private final BatchMapper batches;

    Batches(BatchProgress progress, BatchMapper batches) {
        this.progress = progress;
        this.batches = batches;
    }

    /** The batch of the current merchant; null if there is no such. */
    public Facts find(long batchId) {
        BatchRow row = batches.selectById(batchId);
        return row == null
                ? null
                : new Facts(row.id, row.tradeMode, row.customsCode, row.portCode, row.trafMode, row.loctNo);
    }

    /** All parts of its manifest are accepted. */
    public void manifested(long batchId) {
        progress.manifested(batchId);
    }

    /** Everything on its manifest left the country. */
    public void departed(long batchId) {
        progress.departed(batchId);
    }
}
