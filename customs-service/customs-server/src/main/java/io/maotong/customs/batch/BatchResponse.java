package io.maotong.customs.batch;

import io.maotong.core.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A batch as the merchant sees it.
 *
 * @param batches all batches created by one request, if it had to be split
 * @param leftOut orders that broke a rule: see customs-exceptions
 * @param progress null in lists
 * @param statisticsFlag A simplified, B summarised
 * @param notice null if everything was done as asked for
 * @param missing orders that were asked for and are not ready, with which of the three they lack
 */
record BatchResponse(
        String batchId,
        String batchNo,
        String status,
        String tradeMode,
        String customsCode,
        String portCode,
        String trafMode,
        int total,
        int leftOut,
        int released,
        int closed,
        Instant createdAt,
        Instant declaredAt,
        Progress progress,
        List<String> batches,
        List<Missing> missing,
        String statisticsFlag,
        Notice notice) {

    /** Something that was done otherwise than asked for, and why. */
    record Notice(String zh, String en) {

        static final Notice FORCED_B = new Notice(
                "已改用汇总申报（B）：简化申报（A）的货物不能退税；不需要退税时请同时提交 refundIntended=false",
                "Declared as B: goods declared as A cannot have their tax refunded; say refundIntended=false if no refund is wanted");
    }

    /**
     * @param counts lists by status
     * @param documents by type and status
     * @param undeclared orders that are not declared yet
     * @param held orders among them that wait until somebody accepts their warnings: see declaration-warnings
     */
    record Progress(Map<String, Long> counts, Map<String, Map<String, Long>> documents, int undeclared, int held) {}

    /** @param missing ORDER, SHIPMENT, RECEIPT */
    record Missing(String orderNo, List<String> missing) {}

    static BatchResponse of(BatchRow row, Progress progress, List<String> batches, List<Missing> missing) {
        return new BatchResponse(
                Ids.text(row.id),
                row.batchNo,
                row.status.name(),
                row.tradeMode,
                row.customsCode,
                row.portCode,
                row.trafMode,
                row.total,
                row.leftOut,
                row.released,
                row.closed,
                row.createdAt,
                row.declaredAt,
                progress,
                batches,
                missing,
                row.statisticsFlag,
                null);
    }

    BatchResponse with(Notice told) {
        return new BatchResponse(
                batchId,
                batchNo,
                status,
                tradeMode,
                customsCode,
                portCode,
                trafMode,
                total,
                leftOut,
                released,
                closed,
                createdAt,
                declaredAt,
                progress,
                batches,
                missing,
                statisticsFlag,
                told);
    }
}
