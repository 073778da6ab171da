package io.maotong.invoice.figure;

import io.maotong.core.error.Text;
import java.util.List;

/** What is measured, and where its rows are. */
enum FigureKind {
    SUCCESS(
            Text.of("期内结束的归集任务中成功完成的比例", "Runs that ended well, of all runs that ended in the period"),
            "invoice-sync/runs?status=FAILED"),
    ACCURACY(
            Text.of(
                    "期内归集的记录中，未被拒收（或已修正）且对账金额一致的比例",
                    "Records taken in as they came or fixed, and with the amounts that reconciliation found, of all that were pulled in the period"),
            "invoice-sync/rejects?state=OPEN",
            "reconciliations?status=DIFFERENT"),
    COMPLETENESS(
            Text.of(
                    "期内各月最近一次对账中，平台所列发票在本系统中存在的比例",
                    "Invoices that we have, of those that the bureau lists, by the newest reconciliation of each month in the period"),
            "reconciliations?status=DIFFERENT",
            "reconciliations:incidents?state=OPEN");

    private final Text definition;
    private final List<String> rows;

    FigureKind(Text definition, String... rows) {
        this.definition = definition;
        this.rows = List.of(rows);
    }

    Text definition() {
        return definition;
    }

    /** Paths of the lists behind the figure, under the audience's prefix. */
    List<String> rows() {
        return rows;
    }
}
